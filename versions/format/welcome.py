"""What a repository tells those who have only git: what lies where, and how it is shown."""

TEXT_ATTRIBUTES = b"""\
* text eol=lf
*.md diff=markdown
"""
"""The same bytes on every machine; a difference is told with the heading of its clause."""

NOTE_ATTRIBUTES = b"""\
* -text
*.json text eol=lf
*.md text eol=lf diff=markdown
*.source.* -text
source.* -text
sources/** -text
"""
"""Our own records as text; files from outside byte by byte."""

TEXT_README = """\
# Avtalstexter / Texts of agreements

Här skriver Lydelse, och ingen annan: det håller ihop text, beslut och skäl. Läs med git.
Lydelse writes here, and nobody else: it keeps text, decisions and reasons together. Read with git.

- `documents/<id>/outline.tsv`: klausulerna i ordning / the clauses in order
- `documents/<id>/clauses/<id>.md`: en klausul / one clause
- `main`: den text som det arbetas med, en commit för varje beslut /
  the text being worked on, a commit for each decision
- taggar/tags `<id>/<version>`: versioner, som aldrig ändras / versions, which never change

      git grep "^# " main -- documents/hsa
      git log -- documents/hsa/clauses/k7f3a9xw.md
      git diff hsa/remiss-1 hsa/beslut-1
      git blame documents/hsa/clauses/k7f3a9xw.md
      git grep -n uppsägning

Det första kommandot visar vilken fil som är vilken klausul. En fil heter alltid detsamma, vad
klausulen än har för nummer och rubrik; flyttas den ändras bara `outline.tsv`.
The first command shows which file is which clause. A file is always called the same, whatever
number and heading its clause has; where that is moved only `outline.tsv` changes.
""".encode()
