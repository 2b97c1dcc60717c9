#!/usr/bin/env bash
# Compares the tables of crates/archive/data with others: iconv (glibc) for VISCII and TCVN3, the npm package
# vietnamese-conversion for VNI and TCVN3. Nothing of them is kept. Needs python3, and npm for the second part.
set -euo pipefail
cd "$(dirname "$0")/../crates/archive/data"
tables=$PWD

python3 - <<'PY'
import subprocess, sys, unicodedata
wrong = 0
for table, name in ("viscii.tsv", "VISCII"), ("tcvn3.tsv", "TCVN5712-1"):
    rows = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8") if not line.startswith("#")]
    for code, char, _ in rows:
        out = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=bytes.fromhex(code), capture_output=True).stdout
        if unicodedata.normalize("NFC", out.decode()) != char:
            wrong += 1
            print(f"{table}: {code} is {char}, iconv says {out.decode()!r}")
    print(f"{table}: {len(rows)} rows compared with iconv")
sys.exit(wrong > 0)
PY

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
if ! npm install --silent --no-audit --no-fund vietnamese-conversion@2 >/dev/null 2>&1; then
    echo "vietnamese-conversion cannot be installed: VNI is not compared" >&2
    exit 0
fi
cat >compare.js <<'JS'
const fs = require("fs");
const { VietnameseConversion } = require("vietnamese-conversion");
// The package gives ỷ and ỹ bytes that it gives to other letters, too (Ë is ặ, Ì is ì): the fonts have y and a mark.
const known = "ỷỹỶỸ";
let wrong = 0;
for (const name of ["vni", "tcvn3"]) {
  const rows = fs.readFileSync(`${process.argv[2]}/${name}.tsv`, "utf8").split("\n").filter((l) => l && l[0] !== "#");
  for (const row of rows) {
    const [code, char] = row.split("\t");
    const got = Buffer.from(new VietnameseConversion(char, "unicode").toCharset(name), "latin1").toString("hex");
    if (got !== code.replace(/ /g, "").toLowerCase() && !known.includes(char)) {
      wrong++;
      console.log(`${name}.tsv: ${char} is ${code}, the package says ${got}`);
    }
  }
  console.log(`${name}.tsv: ${rows.length} rows compared with vietnamese-conversion`);
}
process.exit(wrong ? 1 : 0);
JS
node compare.js "$tables"
