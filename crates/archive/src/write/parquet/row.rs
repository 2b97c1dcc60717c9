//! A record as a row: all columns are there, so that what a line of JSON leaves out is an empty list or false in a query.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeSeq};
use trichdan::{
    Act, Bound, Entity, EntityKind, Mention, MentionForm, Quantity, Quote, QuoteKind, Source, Span, Speaker, Time, Zone,
};

use crate::place::At;
use crate::take::Record;

#[derive(Serialize)]
pub(super) struct Row<'r> {
    schema: u32,
    id: &'r str,
    published: Option<&'r str>,
    outlet: Option<&'r str>,
    url: Option<&'r str>,
    title: Option<&'r str>,
    sentences: List<'r, Span, SpanRow<'r>>,
    entities: List<'r, Entity, EntityRow<'r>>,
    mentions: List<'r, Mention, MentionRow<'r>>,
    quotes: List<'r, Quote, QuoteRow<'r>>,
    place: PlaceRow<'r>,
    encoding: Option<&'static str>,
    text: Option<&'r str>,
}

impl<'r> From<&'r Record> for Row<'r> {
    fn from(record: &'r Record) -> Self {
        let extraction = &record.extraction;
        Row {
            schema: extraction.schema,
            id: &extraction.id,
            published: extraction.published.as_deref(),
            outlet: extraction.outlet.as_deref(),
            url: extraction.url.as_deref(),
            title: extraction.title.as_deref(),
            sentences: list(&extraction.sentences),
            entities: list(&extraction.entities),
            mentions: list(&extraction.mentions),
            quotes: list(&extraction.quotes),
            place: PlaceRow::of(record),
            encoding: record.encoding.map(crate::encoding::Encoding::name),
            text: record.text.as_deref(),
        }
    }
}

/// Each item as what it is in a row.
struct List<'r, T, R> {
    items: &'r [T],
    row: fn(&'r T) -> R,
}

fn list<'r, T, R: From<&'r T>>(items: &'r [T]) -> List<'r, T, R> {
    List { items, row: R::from }
}

impl<T, R: Serialize> Serialize for List<'_, T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.items.len()))?;
        self.items.iter().try_for_each(|item| seq.serialize_element(&(self.row)(item)))?;
        seq.end()
    }
}

#[derive(Serialize)]
struct PlaceRow<'r> {
    file: &'r str,
    line: Option<u64>,
    row: Option<u64>,
    offset: Option<u64>,
}

impl<'r> PlaceRow<'r> {
    fn of(record: &'r Record) -> Self {
        let mut place = PlaceRow { file: &record.place.file, line: None, row: None, offset: None };
        match record.place.at {
            At::Whole => {}
            At::Line(line) => place.line = Some(line),
            At::Row(row) => place.row = Some(row),
            At::Offset(byte) => place.offset = Some(byte),
        }
        place
    }
}

#[derive(Serialize)]
struct SpanRow<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    zone: Option<Zone>,
}

impl<'r> From<&'r Span> for SpanRow<'r> {
    fn from(span: &'r Span) -> Self {
        SpanRow { start: span.start, end: span.end, text: &span.text, zone: span.zone }
    }
}

#[derive(Serialize)]
struct EntityRow<'r> {
    id: usize,
    kind: EntityKind,
    name: &'r str,
    aliases: &'r [String],
    role: Option<&'r str>,
    affiliation: Option<usize>,
    links: &'r BTreeMap<String, String>,
}

impl<'r> From<&'r Entity> for EntityRow<'r> {
    fn from(entity: &'r Entity) -> Self {
        EntityRow {
            id: entity.id,
            kind: entity.kind,
            name: &entity.name,
            aliases: &entity.aliases,
            role: entity.role.as_deref(),
            affiliation: entity.affiliation,
            links: &entity.links,
        }
    }
}

#[derive(Serialize)]
struct MentionRow<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    zone: Option<Zone>,
    kind: EntityKind,
    form: MentionForm,
    entity: usize,
}

impl<'r> From<&'r Mention> for MentionRow<'r> {
    fn from(mention: &'r Mention) -> Self {
        let SpanRow { start, end, text, zone } = SpanRow::from(&mention.span);
        MentionRow { start, end, text, zone, kind: mention.kind, form: mention.form, entity: mention.entity }
    }
}

#[derive(Serialize)]
struct QuoteRow<'r> {
    id: usize,
    kind: QuoteKind,
    act: Act,
    content: List<'r, Span, SpanRow<'r>>,
    cue: Option<SpanRow<'r>>,
    speaker: SpeakerRow<'r>,
    carrier: Option<usize>,
    parent: Option<usize>,
    negated: bool,
    about: &'r [usize],
    quantities: List<'r, Quantity, QuantityRow<'r>>,
    times: List<'r, Time, TimeRow<'r>>,
    confidence: f64,
}

impl<'r> From<&'r Quote> for QuoteRow<'r> {
    fn from(quote: &'r Quote) -> Self {
        QuoteRow {
            id: quote.id,
            kind: quote.kind,
            act: quote.act,
            content: list(&quote.content),
            cue: quote.cue.as_ref().map(SpanRow::from),
            speaker: SpeakerRow::from(&quote.speaker),
            carrier: quote.carrier,
            parent: quote.parent,
            negated: quote.negated,
            about: &quote.about,
            quantities: list(&quote.quantities),
            times: list(&quote.times),
            confidence: quote.confidence,
        }
    }
}

#[derive(Serialize)]
struct SpeakerRow<'r> {
    mention: Option<SpanRow<'r>>,
    entity: Option<usize>,
    name: &'r str,
    source: Source,
}

impl<'r> From<&'r Speaker> for SpeakerRow<'r> {
    fn from(speaker: &'r Speaker) -> Self {
        SpeakerRow {
            mention: speaker.mention.as_ref().map(SpanRow::from),
            entity: speaker.entity,
            name: &speaker.name,
            source: speaker.source,
        }
    }
}

#[derive(Serialize)]
struct QuantityRow<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    zone: Option<Zone>,
    value: f64,
    unit: Option<&'r str>,
    of: Option<f64>,
    bound: Option<Bound>,
}

impl<'r> From<&'r Quantity> for QuantityRow<'r> {
    fn from(quantity: &'r Quantity) -> Self {
        let SpanRow { start, end, text, zone } = SpanRow::from(&quantity.span);
        let unit = Some(quantity.unit.as_str()).filter(|u| !u.is_empty());
        QuantityRow { start, end, text, zone, value: quantity.value, unit, of: quantity.of, bound: quantity.bound }
    }
}

#[derive(Serialize)]
struct TimeRow<'r> {
    start: usize,
    end: usize,
    text: &'r str,
    zone: Option<Zone>,
    value: &'r str,
}

impl<'r> From<&'r Time> for TimeRow<'r> {
    fn from(time: &'r Time) -> Self {
        let SpanRow { start, end, text, zone } = SpanRow::from(&time.span);
        TimeRow { start, end, text, zone, value: &time.value }
    }
}
