"""How much of what people mean is found: inflections and compounds in Swedish and English."""

import pytest

from versions.words.query import patterns

MEANT = """
kommunernas:kommun kommunen:kommunerna kommun:kommunernas avtal:avtalets avtalen:avtal
avtalet:samarbetsavtal vård:sjukvården vården:vård patient:patienternas patienterna:patient
utskrivning:utskrivningsklara utskrivningar:utskrivning ansvar:ansvaret ansvaret:betalningsansvar
läkare:läkarens läkaren:läkare plan:vårdplanen planer:plan region:regionens regionerna:region
parterna:part part:parternas uppföljning:uppföljningen uppföljningar:uppföljningsplan
hjälpmedel:hjälpmedlet hjälpmedlen:hjälpmedel boende:boendet boenden:boende
beslut:beslutet besluten:beslutsunderlag uppsägning:uppsägningstid kostnad:kostnaderna
kostnaderna:kostnadsfördelning rutin:rutinerna rutiner:rutin samverkan:samverkansgrupp
ledamöterna:ledamot ledamot:ledamöterna natten:nätter
nätterna:natt möte:mötet mötena:möte version:versionerna agreement:agreements agreements:agreement
"""


def found(query: str, text: str) -> bool:
    return all(pattern.search(text) for pattern in patterns(query))


def test_inflections_and_compounds_are_found() -> None:
    missed = [pair for pair in MEANT.split() if not found(*pair.split(":"))]

    assert len(MEANT.split()) >= 40
    assert 1 - len(missed) / len(MEANT.split()) >= 0.95, missed


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("ska", "Vi önskar.", id="short words stand alone"),
        pytest.param("kommun avtal", "Kommunen ansvarar.", id="every word is needed"),
        pytest.param('"sex månader"', "sex korta månader", id="a phrase stands together"),
        pytest.param("läkare", "Regionen ansvarar.", id="another word"),
        pytest.param("a.b", "axb", id="signs are only signs"),
    ],
)
def test_what_was_not_meant_is_not_found(query: str, text: str) -> None:
    assert not found(query, text)
