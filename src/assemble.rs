//! The record stage: from what the stages found to the [`Extraction`], with offsets in the given text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::Article;
use crate::claims;
use crate::lexicon::{Hits, Lexicon};
use crate::names::Name;
use crate::quotes::{Draft, Who};
use crate::record::{Entity, Extraction, Mention, Quantity, Quote, SCHEMA, Speaker, Time, Word, WordTag};
use crate::reference::Entities;
use crate::segment::{Kind, Segments, words};
use crate::span::{Span, Zone};
use crate::text::View;

/// What stands between a title and the text when both are read as one.
pub(crate) const BORDER: &str = "\n\n";

/// All that the stages found.
pub(crate) struct Found<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) article: &'a Article,
    /// The title, [`BORDER`] and the text, or the text alone.
    pub(crate) given: &'a str,
    pub(crate) view: &'a View<'a>,
    pub(crate) segments: &'a Segments<'a>,
    pub(crate) hits: &'a Hits,
    pub(crate) names: &'a [Name],
    pub(crate) entities: &'a Entities,
    pub(crate) quotes: &'a [Draft],
    pub(crate) with_words: bool,
    /// The day that relative dates are resolved against.
    pub(crate) published: Option<jiff::civil::Date>,
}

impl Found<'_> {
    /// The record.
    pub(crate) fn extraction(&self) -> Extraction {
        let article = self.article;
        Extraction {
            schema: SCHEMA,
            id: article.id.clone(),
            published: article.published.clone(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            sentences: self.segments.sentences.iter().map(|s| self.span(s.clone())).collect(),
            entities: self.entities(),
            mentions: self.mentions(),
            quotes: self.quotes.iter().enumerate().map(|(id, draft)| self.quote(id, draft)).collect(),
            words: if self.with_words { self.words() } else { Vec::new() },
        }
    }

    /// A span of tokens in the offsets of the given title or text.
    fn span(&self, tokens: Range<usize>) -> Span {
        let bytes = self.segments.bytes(tokens);
        let (start, end) = self.view.given(bytes.start, bytes.end);
        let title = self.article.title.as_ref().map(String::len);
        match title {
            Some(len) if start < len => {
                let end = end.min(len);
                Span { start, end, text: self.given[start..end].to_owned(), zone: Some(Zone::Title) }
            }
            _ => {
                let shift = title.map_or(0, |len| len + BORDER.len());
                Span { start: start - shift, end: end - shift, text: self.given[start..end].to_owned(), zone: None }
            }
        }
    }

    fn name_text(&self, name: usize) -> String {
        self.clean(self.names[name].tokens.clone())
    }

    /// The given text of tokens for a name: one line, single blanks.
    fn clean(&self, tokens: Range<usize>) -> String {
        let bytes = self.segments.bytes(tokens);
        let (start, end) = self.view.given(bytes.start, bytes.end);
        let mut out = String::with_capacity(end - start);
        for word in self.given[start..end].split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }

    fn entities(&self) -> Vec<Entity> {
        let mut out: Vec<Entity> = self
            .entities
            .entities
            .iter()
            .enumerate()
            .map(|(id, entity)| Entity {
                id,
                kind: entity.kind,
                name: self.name_text(entity.name),
                aliases: Vec::new(),
                role: (!entity.role.is_empty()).then(|| self.clean(entity.role.clone())),
                affiliation: entity.affiliation,
                links: entity.row.map_or_else(BTreeMap::new, |row| {
                    self.lexicon.rows[row as usize].links.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect()
                }),
            })
            .collect();
        for (i, &(entity, _)) in self.entities.of.iter().enumerate() {
            let form = self.name_text(i);
            let entity = &mut out[entity];
            if form != entity.name && entity.aliases.len() < 50 && !entity.aliases.contains(&form) {
                entity.aliases.push(form);
            }
        }
        out
    }

    fn mentions(&self) -> Vec<Mention> {
        self.names
            .iter()
            .zip(&self.entities.of)
            .map(|(name, &(entity, form))| Mention {
                span: self.span(name.tokens.clone()),
                kind: name.kind,
                form,
                entity,
            })
            .collect()
    }

    fn quote(&self, id: usize, draft: &Draft) -> Quote {
        let speaker = &draft.speaker;
        let (entity, name) = match &speaker.who {
            Who::Entities(ids) => {
                let names: Vec<String> = ids.iter().map(|&e| self.name_text(self.entities.entities[e].name)).collect();
                (ids.first().copied().filter(|_| ids.len() == 1), names.join("; "))
            }
            Who::Described(tokens) => (None, lower_first(&self.clean(tokens.clone()))),
            Who::Unknown => (None, "?".to_owned()),
        };
        let (quantities, times) = self.figures(draft);
        Quote {
            id,
            kind: draft.kind,
            act: claims::act(self.lexicon, self.segments, self.hits, draft),
            content: draft.content.iter().map(|c| self.span(c.clone())).collect(),
            cue: draft.cue.clone().map(|c| self.span(c)),
            speaker: Speaker {
                mention: speaker.mention.clone().map(|m| self.span(m)),
                entity,
                name,
                source: speaker.source,
            },
            carrier: draft.carrier,
            parent: self.parent(id),
            negated: draft.negated,
            about: self.about(draft),
            quantities,
            times,
            confidence: claims::confidence(self.lexicon, draft),
        }
    }

    /// The nearest quote before that holds the quote. What holds it is never far.
    fn parent(&self, id: usize) -> Option<usize> {
        let first = id.saturating_sub(100);
        self.quotes[first..id].iter().rposition(|outer| holds(outer, &self.quotes[id])).map(|at| first + at)
    }

    fn words(&self) -> Vec<Word> {
        let tag = |tokens: &Range<usize>| {
            let first = self.segments.tokens[tokens.start];
            let name = self.names.partition_point(|n| n.tokens.end <= tokens.start);
            let named = self.names.get(name).is_some_and(|n| n.tokens.start <= tokens.start);
            match first.kind {
                Kind::Word if named => WordTag::Name,
                Kind::Word => WordTag::Word,
                Kind::Number => WordTag::Number,
                _ => WordTag::Punct,
            }
        };
        words::words(self.segments).into_iter().map(|w| Word { tag: tag(&w), span: self.span(w) }).collect()
    }

    /// The quantities and times of the content.
    fn figures(&self, draft: &Draft) -> (Vec<Quantity>, Vec<Time>) {
        let (mut quantities, mut times) = (Vec::new(), Vec::new());
        for content in &draft.content {
            let words = claims::Words::new(self.segments, content.clone());
            quantities.extend(claims::quantities(&words).into_iter().map(|q| Quantity {
                span: self.span(q.tokens),
                value: q.value,
                unit: q.unit,
                of: q.of,
                bound: q.bound,
            }));
            let found = claims::times(&words, self.published).into_iter();
            times.extend(found.map(|t| Time { span: self.span(t.tokens), value: t.value }));
        }
        (quantities, times)
    }

    /// Entities named in the content, in text order.
    fn about(&self, draft: &Draft) -> Vec<usize> {
        let mut out = Vec::new();
        for span in &draft.content {
            let first = self.names.partition_point(|n| n.tokens.start < span.start);
            for (name, &(entity, _)) in
                self.names[first..].iter().zip(&self.entities.of[first..]).take_while(|(n, _)| n.tokens.end <= span.end)
            {
                debug_assert!(name.tokens.start >= span.start);
                if !out.contains(&entity) {
                    out.push(entity);
                }
            }
        }
        out
    }
}

/// Whether the content of `inner` lies inside one span of `outer`.
fn holds(outer: &Draft, inner: &Draft) -> bool {
    outer.content != inner.content
        && inner.content.iter().all(|i| outer.content.iter().any(|o| o.start <= i.start && i.end <= o.end))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if chars.clone().next().is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
