"""Minutes in the many shapes that people give them, invented for tests."""

import datetime
from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True, slots=True)
class Shape:
    """Minutes, and what is to be understood of them."""

    name: str
    text: str
    title: str
    body: str = ""
    day: datetime.date | None = None
    time: str = ""
    form: str = ""
    called: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    """For some kinds of passage, the words of one."""
    by: str = ""
    adjusted: bool = False
    language: str = "sv"
    ending: str = ".txt"


_PROTOKOLL = """SAMMANTRÄDESPROTOKOLL

Vård- och omsorgsnämnden

Sammanträdesdatum
2026-03-12

Plats och tid: Kommunhuset, sal Björken, kl. 13.00–16.20

Beslutande

Ada Bok (S), ordförande
Bo Alm (M), 1:e vice ordförande
Disa Ek-Lund (C)

Övriga närvarande

Eva Gran, förvaltningschef
Finn Hav, nämndsekreterare

Utses att justera: Bo Alm

Justeringens plats och tid: Kommunhuset, 2026-03-19 kl. 08.30

Paragrafer: 21–23

§ 21 Fastställande av dagordning

Dagordningen fastställs.

§ 22 Remiss: nytt samverkansavtal

Ärendebeskrivning

Nämnden har fått ett förslag till avtal på remiss.

Nämndens beslut

1. Nämnden tillstyrker avtalet.
2. Nämnden föreslår att meningen "Kommunen svarar för transporten" stryks.

Reservation

Disa Ek-Lund reserverar sig mot beslutet.

§ 23 Nästa sammanträde

Nämnden sammanträder den 16 april.

Vid protokollet

Finn Hav

Justeras

Ada Bok
Bo Alm
"""

_MINNES = """Minnesanteckningar från möte med arbetsgruppen 2026-03-12

Närvarande: Ada Bok (Region Nord), Bo Alm (Ekby kommun), Disa Ek
Frånvarande: Eva Gran
Ej närvarande: Finn Hav, Gun Is

Föregående minnesanteckningar
Anteckningarna lades till handlingarna.

Avsnitt 4.2 Kompetens
Bo lyfte att skrivningen är otydlig. Gruppen föreslår följande lydelse:
"Parterna ska säkerställa att personalen har rätt kompetens."
Beslut: Lydelsen förs in i utkastet.

Övrigt
Ingenting.

Nästa möte
Den 9 april 2026 kl. 9–11, Teams.

Vid anteckningarna
Ada Bok
"""

_TJANSTE = """TJÄNSTEANTECKNING
Datum 2026-02-03
Diarienummer RS 2026-00123
Handläggare Ada Bok

Samtal med juristerna om uppsägning

Juristerna bedömer att uppsägningstiden bör vara tolv månader.

Förslag till lydelse: Avtalet kan sägas upp med tolv månaders varsel.
"""

_LOGG = """# Beslutslogg styrgruppen

| Nr | Datum | Ärende | Beslut | Ansvarig |
|---|---|---|---|---|
| 1 | 2026-02-03 | Uppsägning | Tolv månader gäller. | Ada Bok |
| 2 | 2026-03-12 | Läkarkontakt | Ordet bör byts mot ska. | Bo Alm |
"""

_TABELL = """| Mötesanteckning | |
|---|---|
| Möte | Gemensam styrgrupp |
| Datum och tid | 12 mars 2026, kl. 13.00–15.00 |
| Plats | Teams |
| Deltagare | Ada Bok, Region Nord; Bo Alm, Ekby kommun |
| Frånvarande | Disa Ek |
| Antecknat av | Ada Bok |

| Punkt | Diskussion | Beslut | Ansvarig |
|---|---|---|---|
| 1. Inledning | Ada hälsade välkommen. | | |
| 2. Bemanning | Skrivningen "med rätt kompetens" diskuterades. | Skrivningen behålls. | Bo |
"""

_MEJL = """Från: Ada Bok <ada.bok@region.example>
Skickat: den 13 mars 2026 09:12
Till: Bo Alm; Disa Ek
Kopia: Eva Gran
Ämne: Minnesanteckningar arbetsgruppen 12 mars

Hej alla!

Här kommer en kort sammanfattning från mötet igår.

Uppsägning: Vi enades om att skriva tolv månader.

Läkarkontakt: Kommunerna vill ha "ska" i stället för "bör".

Hälsningar
Ada
"""

_TEAMS = """Mötessammanfattning: Arbetsgrupp avtal

12 mars 2026, 13:00–14:00

Deltagare
Ada Bok
Bo Alm
Disa Ek

Sammanfattning
Mötet handlade om uppsägning och läkarkontakt.

Mötesanteckningar
Uppsägning: Gruppen diskuterade uppsägningstiden och landade i tolv månader.
Läkarkontakt: Bo framförde att "bör" ska ersättas med "ska".

Uppföljningsuppgifter
Ada: Skicka ut ny text senast 20 mars.
Bo: Stämma av med kommunerna.
"""

_ENGLISH = """MINUTES OF MEETING

Joint Steering Group for the Care Agreement

Date and time: Thursday 12 March 2026, 13:00-15:00
Venue: Town Hall, Room 3

Present:
Ada Bok, Region North (Chair)
Bo Alm, Oakby Municipality

Apologies for absence: Disa Ek

Minutes taken by: Eva Gran

1. Welcome and introductions

The Chair welcomed everyone.

2. Notice period

The group discussed clause 9.3. It was agreed to replace "six months" with "twelve months".

Action: Bo to circulate the text by 20 March 2026.

3. Date of next meeting

9 April 2026.
"""

_PERIOD = """Protokoll

Politisk referensgrupp

Datum: 12–13 mars 2026
Tid: Dag 1 kl. 10–16, dag 2 kl. 9–12
Plats: Hotell Eken

Deltagare: Ada Bok, Bo Alm

1. Avtalets omfattning

Referensgruppen anser att avtalet bör omfatta barn.

Ställningstagande: Avtalet omfattar alla åldrar.

2. Avslutning

Ordföranden avslutade mötet.
"""

_TIDPLATS = """PROTOKOLL FÖRT VID MÖTE MED GEMENSAM STYRGRUPP

Tid och plats: Torsdagen den 12 mars 2026 kl. 13.00-15.30, Teams

NÄRVARANDE LEDAMÖTER
Ada Bok
Bo Alm

FÖRHINDRADE
Disa Ek

INLEDNING
Ordföranden öppnade mötet.

BEMANNING
Styrgruppen diskuterade bemanningen av natten.

Reviderad skrivning:
Regionen ska ha läkare i tjänst dygnet runt.

ÖVRIGA FRÅGOR
Inga övriga frågor.

Vid protokollet:
Eva Gran

Justerat:
Ada Bok
"""

_MARKDOWN = """# Minnesanteckningar – Arbetsgruppen för vårdavtal

**Datum:** 2026-03-12\\
**Tid:** 13–15\\
**Plats:** Digitalt\\
**Närvarande:** Ada Bok (Region Nord), Bo Alm (Ekby kommun)\\
**Frånvarande:** Disa Ek

## Punkt 1 – Inledning

Ada hälsade välkommen.

## Punkt 2: Uppsägning

| Nuvarande lydelse | Föreslagen lydelse |
|---|---|
| Avtalet kan sägas upp med sex månaders varsel. | Avtalet kan sägas upp med tolv månaders varsel. |

> Avtalet ska sägas upp skriftligt.

**Ställningstagande:** Gruppen förordar den föreslagna lydelsen.

---

*Vid anteckningarna: Ada Bok*
"""

_TABS = """Minnesanteckning
Arbetsgruppen för vårdavtal

Datum	2026-03-12
Tid	13.00–15.00
Plats	Teams
Deltagare	Ada Bok, Bo Alm

Punkt 1. Inledning
Ada hälsade välkommen till mötet och gick igenom dagordningen.

Punkt 2. Läkarkontakt
Kommunerna föreslog att texten ändras till:
”Kommunen ska erbjuda läkarkontakt inom två dygn.”
Regionen hade inget att invända.
Beslut
Texten ändras enligt kommunernas förslag.
"""

_PROJECT = """MEETING NOTES
Project: Care Agreement
Date: 12/03/2026
Attendees: Ada Bok, Bo Alm
Apologies: none

Agenda item 1: Notice period
Discussion: Members felt six months was too short.
Proposed wording: The agreement may be terminated with twelve months' notice.
Decision: Adopt the proposed wording.

Agenda item 2: Any other business
None.
"""

_DAGORDN = """Minnesanteckningar

Samrådsorganet för vårdsamverkan, den 12 mars 2026

Dagordning
1. Mötets öppnande
2. Uppföljning av avtalet
3. Avslut

1. Mötets öppnande
Ordförande Ada Bok öppnade mötet.

2. Uppföljning av avtalet
Samrådsorganet noterar att uppföljningen ska ske årligen.
Frågan eskaleras till styrgruppen.

3. Avslut
Mötet avslutades.
"""


_UTSKOTT = """PROTOKOLL

Socialnämndens arbetsutskott

Sammanträdesdatum: 2026-02-11

Plats och tid: Konferensrum Eken, kl. 09:00-11:30 (ajournering 10:05-10:20)

Beslutande
Moa Sand (S) tjg för Pia Örn (S) Dan Ljung (S)
Erik Lilja (M) §§ 12-14

Närvarande ersättare Maj Holm (M)

Utses att justera Dan Ljung

Sekreterare  Amra Bes

Protokollet är justerat.

§ 12 Fastställande av dagordning

Beslut

Arbetsutskottet fastställer dagordningen.

§ 13 Remiss av nytt avtal

Beslut

Arbetsutskottet föreslår nämnden att besluta

att i 4.5 byta ordet "bör" mot "ska".

Ärendet

Regionen och kommunerna har tagit fram ett förslag.

Yrkanden

Erik Lilja (M) yrkar avslag.
"""

_BREV = """Ekby kommun
Kommunstyrelsen

2026-01-20

Till
Arbetsgruppen för nytt avtal

Inspel från Ekby kommun:

Tiden är för kort.

Avsnitt 9 Uppsägning

Kommunen har inget att erinra.

Med vänlig hälsning

Alva Strid
"""

_SAMRAD = """Protokoll

Samrådsorganet för hälsa och vård

Torsdagen den 15 januari 2026, kl. 13.15–16.00, Folkets hus, Alby

Närvarande ledamöter
Region Väst: Ada Mark, ordförande, Cia Lund
Kommunerna: Disa Kvist, Ekby

1. Mötet öppnas

Ordföranden öppnar mötet.

2. Avtalsförslaget

Mötet beslutade

att ställa sig bakom förslaget.

Minutes taken by Gus Hill
"""

_UTDRAG = """PROTOKOLLSUTDRAG

Kommunstyrelsen

Sammanträdesdatum 2026-04-27

§ 88 Dnr KS 2026/210

Antagande av avtalet

Beslut

Kommunstyrelsen föreslår kommunfullmäktige att anta avtalet.

Beslutsunderlag

Tjänsteskrivelsen från april

Beslutet skickas till

Region Väst
"""

_DOTS = """# Styrgruppsmöte HSA
**Datum:** 11 mars 2026 · **Tid:** 13–15 · **Plats:** Teams
**Deltagare:** Ada Lind, Bo Ek
**Frånvarande:** Dan Ask

## 1. Uppsägning

- Diskussion om varseltiden.
- **Beslut:** Varseltiden blir tolv månader.
"""

SHAPES = (
    Shape(
        "an extract of a board's minutes, with the file number above the matter",
        _UTDRAG,
        "PROTOKOLLSUTDRAG",
        body="Kommunstyrelsen",
        day=datetime.date(2026, 4, 27),
        topics=("§ 88 Antagande av avtalet",),
        said={
            "decision": "Kommunstyrelsen föreslår kommunfullmäktige att anta avtalet.",
            "text": "Dnr KS 2026/210",
        },
    ),
    Shape(
        "fields apart by dots on one line, people on the next",
        _DOTS,
        "Styrgruppsmöte HSA",
        body="Styrgruppsmöte HSA",
        day=datetime.date(2026, 3, 11),
        time="13–15",
        form="Teams",
        called=("Ada Lind", "Bo Ek", "Dan Ask"),
        absent=("Dan Ask",),
        topics=("1 Uppsägning",),
        said={"decision": "Varseltiden blir tolv månader."},
        ending=".md",
    ),
    Shape(
        "the minutes of a committee, with parties and substitutes",
        _UTSKOTT,
        "PROTOKOLL",
        body="Socialnämndens arbetsutskott",
        day=datetime.date(2026, 2, 11),
        time="kl. 09:00-11:30",
        form="Konferensrum Eken, (ajournering 10:05-10:20)",
        by="Amra Bes",
        adjusted=True,
        called=("Moa Sand", "Pia Örn", "Dan Ljung", "Erik Lilja", "Maj Holm", "Dan Ljung"),
        absent=("Pia Örn",),
        topics=("§ 12 Fastställande av dagordning", "§ 13 Remiss av nytt avtal"),
        said={
            "decision": 'att i 4.5 byta ordet "bör" mot "ska".',
            "text": "Regionen och kommunerna har tagit fram ett förslag.",
        },
    ),
    Shape(
        "a letter with input",
        _BREV,
        "Ekby kommun",
        body="Kommunstyrelsen",
        day=datetime.date(2026, 1, 20),
        by="Alva Strid",
        topics=("Avsnitt 9 Uppsägning",),
        said={"input": "Tiden är för kort."},
    ),
    Shape(
        "day, time and place on one line, members by group",
        _SAMRAD,
        "Protokoll",
        body="Samrådsorganet för hälsa och vård",
        day=datetime.date(2026, 1, 15),
        time="kl. 13.15–16.00",
        form="Folkets hus, Alby",
        by="Gus Hill",
        called=("Ada Mark", "Cia Lund", "Disa Kvist"),
        topics=("1 Mötet öppnas", "2 Avtalsförslaget"),
        said={"decision": "att ställa sig bakom förslaget."},
    ),
    Shape(
        "the minutes of a board, in paragraphs",
        _PROTOKOLL,
        "SAMMANTRÄDESPROTOKOLL",
        body="Vård- och omsorgsnämnden",
        day=datetime.date(2026, 3, 12),
        time="kl. 13.00–16.20",
        form="Kommunhuset, sal Björken",
        by="Finn Hav",
        called=(
            "Ada Bok",
            "Bo Alm",
            "Disa Ek-Lund",
            "Eva Gran",
            "Finn Hav",
            "Bo Alm",
            "Ada Bok",
            "Bo Alm",
        ),
        topics=(
            "§ 21 Fastställande av dagordning",
            "§ 22 Remiss: nytt samverkansavtal",
            "§ 23 Nästa sammanträde",
        ),
        said={"decision": "1 Nämnden tillstyrker avtalet."},
    ),
    Shape(
        "notes with who was there on one line",
        _MINNES,
        "Minnesanteckningar från möte med arbetsgruppen 2026-03-12",
        body="arbetsgruppen",
        day=datetime.date(2026, 3, 12),
        by="Ada Bok",
        called=("Ada Bok", "Bo Alm", "Disa Ek", "Eva Gran", "Finn Hav", "Gun Is"),
        absent=("Eva Gran", "Finn Hav", "Gun Is"),
        topics=("Föregående minnesanteckningar", "Avsnitt 4.2 Kompetens", "Övrigt", "Nästa möte"),
        said={
            "proposal": '"Parterna ska säkerställa att personalen har rätt kompetens."',
            "decision": "Lydelsen förs in i utkastet.",
        },
    ),
    Shape(
        "a memo of an official",
        _TJANSTE,
        "TJÄNSTEANTECKNING",
        day=datetime.date(2026, 2, 3),
        topics=("Samtal med juristerna om uppsägning",),
        said={
            "proposal": "Avtalet kan sägas upp med tolv månaders varsel.",
            "text": "Diarienummer RS 2026-00123",
        },
    ),
    Shape(
        "a log of decisions",
        _LOGG,
        "Beslutslogg styrgruppen",
        body="styrgruppen",
        topics=("1 Uppsägning", "2 Läkarkontakt"),
        said={"decision": "Ordet bör byts mot ska.", "text": "Datum: 2026-03-12"},
        ending=".md",
    ),
    Shape(
        "tables for everything",
        _TABELL,
        "Mötesanteckning",
        body="Gemensam styrgrupp",
        day=datetime.date(2026, 3, 12),
        time="kl. 13.00–15.00",
        form="Teams",
        by="Ada Bok",
        called=("Ada Bok", "Bo Alm", "Disa Ek"),
        absent=("Disa Ek",),
        topics=("1 Inledning", "2 Bemanning"),
        said={"decision": "Skrivningen behålls.", "text": "Ansvarig: Bo"},
        ending=".md",
    ),
    Shape(
        "a letter",
        _MEJL,
        "Minnesanteckningar arbetsgruppen 12 mars",
        body="arbetsgruppen",
        day=datetime.date(2026, 3, 12),
        called=("Ada Bok", "Bo Alm", "Disa Ek", "Eva Gran"),
        said={"text": "Uppsägning: Vi enades om att skriva tolv månader."},
    ),
    Shape(
        "a summary that a meeting program wrote",
        _TEAMS,
        "Mötessammanfattning: Arbetsgrupp avtal",
        body="Arbetsgrupp avtal",
        day=datetime.date(2026, 3, 12),
        time="13:00–14:00",
        called=("Ada Bok", "Bo Alm", "Disa Ek"),
        topics=("Sammanfattning", "Mötesanteckningar", "Uppföljningsuppgifter"),
        said={"text": "Bo: Stämma av med kommunerna."},
    ),
    Shape(
        "minutes in English",
        _ENGLISH,
        "MINUTES OF MEETING",
        body="Joint Steering Group for the Care Agreement",
        day=datetime.date(2026, 3, 12),
        time="13:00-15:00",
        form="Town Hall, Room 3",
        by="Eva Gran",
        called=("Ada Bok", "Bo Alm", "Disa Ek"),
        absent=("Disa Ek",),
        topics=("1 Welcome and introductions", "2 Notice period", "3 Date of next meeting"),
        said={"text": "Action: Bo to circulate the text by 20 March 2026."},
        language="en",
    ),
    Shape(
        "a meeting of two days",
        _PERIOD,
        "Protokoll",
        body="Politisk referensgrupp",
        day=datetime.date(2026, 3, 12),
        time="Dag 1 kl. 10–16, dag 2 kl. 9–12",
        form="Hotell Eken",
        called=("Ada Bok", "Bo Alm"),
        topics=("1 Avtalets omfattning", "2 Avslutning"),
        said={"position": "Avtalet omfattar alla åldrar.", "text": "Datum: 12–13 mars 2026"},
    ),
    Shape(
        "headings in capitals, time and place on one line",
        _TIDPLATS,
        "PROTOKOLL FÖRT VID MÖTE MED GEMENSAM STYRGRUPP",
        body="GEMENSAM STYRGRUPP",
        day=datetime.date(2026, 3, 12),
        time="kl. 13.00-15.30",
        form="Teams",
        by="Eva Gran",
        called=("Ada Bok", "Bo Alm", "Disa Ek", "Ada Bok"),
        absent=("Disa Ek",),
        topics=("INLEDNING", "BEMANNING", "ÖVRIGA FRÅGOR"),
        said={"rewritten": "Regionen ska ha läkare i tjänst dygnet runt."},
        adjusted=True,
    ),
    Shape(
        "Markdown with bold labels and wordings in columns",
        _MARKDOWN,
        "Minnesanteckningar – Arbetsgruppen för vårdavtal",
        body="Arbetsgruppen för vårdavtal",
        day=datetime.date(2026, 3, 12),
        time="13–15",
        form="Digitalt",
        by="Ada Bok",
        called=("Ada Bok", "Bo Alm", "Disa Ek"),
        absent=("Disa Ek",),
        topics=("Punkt 1 Inledning", "Punkt 2 Uppsägning"),
        said={
            "quote": "Avtalet kan sägas upp med sex månaders varsel.",
            "proposal": "Avtalet kan sägas upp med tolv månaders varsel.",
            "text": "Avtalet ska sägas upp skriftligt.",
            "position": "Gruppen förordar den föreslagna lydelsen.",
        },
        ending=".md",
    ),
    Shape(
        "fields apart by tabs and a bare label of a decision",
        _TABS,
        "Minnesanteckning",
        body="Arbetsgruppen för vårdavtal",
        day=datetime.date(2026, 3, 12),
        time="13.00–15.00",
        form="Teams",
        called=("Ada Bok", "Bo Alm"),
        topics=("Punkt 1 Inledning", "Punkt 2 Läkarkontakt"),
        said={
            "proposal": "”Kommunen ska erbjuda läkarkontakt inom två dygn.”",
            "decision": "Texten ändras enligt kommunernas förslag.",
        },
    ),
    Shape(
        "English notes of a project",
        _PROJECT,
        "MEETING NOTES",
        day=datetime.date(2026, 3, 12),
        called=("Ada Bok", "Bo Alm"),
        topics=("Agenda item 1: Notice period", "Agenda item 2: Any other business"),
        said={
            "proposal": "The agreement may be terminated with twelve months' notice.",
            "decision": "Adopt the proposed wording.",
            "text": "Apologies: none",
        },
        language="en",
    ),
    Shape(
        "an agenda before the points",
        _DAGORDN,
        "Minnesanteckningar",
        body="Samrådsorganet för vårdsamverkan",
        day=datetime.date(2026, 3, 12),
        topics=("Dagordning", "1 Mötets öppnande", "2 Uppföljning av avtalet", "3 Avslut"),
        said={"text": "Frågan eskaleras till styrgruppen."},
    ),
)
