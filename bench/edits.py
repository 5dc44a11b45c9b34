"""Eleven edits of Swedish clauses, of the kinds that are made in agreements."""

EDITS = (
    ("Kommunen bör erbjuda stöd.", "Kommunen ska erbjuda stöd."),
    (
        "Regionen ansvarar för läkarmedverkan i hemsjukvården dygnet runt.",
        "Regionen ansvarar för läkarmedverkan i hemsjukvården alla dagar i veckan.",
    ),
    (
        "Avtalet gäller från och med den 1 januari 2025 till och med den 31 december 2028.",
        "Avtalet gäller från och med den 1 juli 2026 till och med den 31 december 2029.",
    ),
    (
        "Vid utskrivning från sluten vård ska en samordnad individuell plan upprättas.",
        "Vid utskrivning från slutenvården ska en samordnad individuell plan (SIP) upprättas nu.",
    ),
    (
        "Parterna svarar var för sig för sina kostnader. Tvister löses i samrådsorganet.",
        "Parterna svarar var för sig för sina kostnader.",
    ),
    (
        "Kommunen ansvarar för hälso- och sjukvård upp till sjuksköterskenivå.",
        "Kommunen ansvarar för hälso- och sjukvård i hemmet upp till och med sjuksköterskenivå.",
    ),
    (
        "Läkaren avgör om ett hembesök ska göras. Väntetiden bör inte överstiga trettio minuter.",
        "Regionen avgör hur kontakten organiseras. Läkaren avgör om ett hembesök ska göras.",
    ),
    (
        "Den som är medicinskt ansvarig sjuksköterska ska informeras.",
        "Medicinskt ansvarig sjuksköterska ska informeras skriftligt.",
    ),
    (
        "Uppföljning sker årligen, i samband med bokslut.",
        "Uppföljning sker halvårsvis i samband med bokslut och delårsrapport.",
    ),
    (
        "Regionen och kommunen ansvarar gemensamt för att rutiner finns.",
        "Kommunen och regionen ansvarar gemensamt för att rutiner finns och följs.",
    ),
    (
        "Hjälpmedel förskrivs av legitimerad personal enligt avsnitt 4.2.",
        "Hjälpmedel ska förskrivas av legitimerad personal med behörighet enligt avsnitt 4.3.",
    ),
)
