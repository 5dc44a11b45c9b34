"""What failed, and what to do, by the name of the error or the reason of the refusal."""

from service.wording.marking import N_

ERRORS = {
    "UnknownEndingError": N_("{ending}: this format cannot be written; use one of {known}"),
    "NoStoreError": N_("{folder}: there is no store here; make one with init"),
    "FolderInUseError": N_("{folder}: the folder is not empty; name another for the new store"),
    "CannotWriteError": N_("{folder}: the store cannot be written: {what}"),
    "UnfinishedError": N_(
        "{folder}: the decision is made, but could not be carried through: {what}. "
        "It is as soon as the store can be written again; do not make it twice."
    ),
    "GitCommandError": N_("{where}: git could not do it: {what}"),
    "BadBackupError": N_("{file}: it is no sound backup: {what}"),
    "NewerFormatError": N_(
        "{where}: the store is in format {found}, of a later Lydelse; install that one"
    ),
    "DamagedStoreError": N_("{where}: the store is damaged: {what}"),
    "DamagedFileError": N_("{file}: the store is damaged: {what}"),
    "DamagedClauseError": N_("{file}: the store is damaged: {what}"),
    "MovedRefError": N_("{ref}: another program changed the store at the same time; try again"),
    "UnknownDocumentError": N_("{document}: there is no such document"),
    "UnknownVersionError": N_("{document}@{version}: there is no such version"),
    "NotConsultedError": N_(
        "{document}@{version}: the version was not sent on consultation; name one that was"
    ),
    "UnknownClauseError": N_("{document}/{clause}: there is no such clause"),
    "UnknownNoteError": N_("{note}: there is no such note or passage"),
    "UnknownProposalError": N_("{proposal_id}: there is no such proposal"),
    "BadMomentError": N_("{when}: the machine's clock is far off; set it and try again"),
    "CannotSignError": N_("{key}: versions cannot be signed with this key: {what}"),
    "UnknownPersonError": N_(
        "{person}: the store names no such person; an account is removed with users remove"
    ),
    "UnknownLinkError": N_("{link_id}: there is no such link"),
    "UnknownSuggestionError": N_(
        "{suggestion_id}: there is no such suggestion; it may be dealt with already"
    ),
    "NotSaidError": N_("“{quote}”: these words are not in the text; copy them from it"),
    "UnknownCommentError": N_("{comment_id}: there is no such comment"),
    "UnknownQuestionError": N_("{question}: there is no such question"),
    "AnsweredError": N_("{question}: the question is answered already"),
    "UnknownStepError": N_("{step}: there is no such step in any plan"),
    "NotForDecisionError": N_(
        "{document}@{version}: parties decide on versions at the stage of decision alone"
    ),
    "OtherTextError": N_(
        "{file_name}: it is not the text of {document}@{version}; compare them to see where"
    ),
    "UnknownPartyError": N_("{party}: no such party decides; they are {known}"),
    "UnknownChangeError": N_("{change}: there is no such change"),
    "ClosedProposalError": N_("{proposal_id}: the proposal has been dealt with already"),
    "StaleBaseError": N_("{clause}: somebody has changed the clause since; look at both texts"),
    "NothingChangedError": N_("{clause}: the clause says that already; nothing was changed"),
    "VersionExistsError": N_("{document}@{version}: the version exists; choose another name"),
    "BadPairError": N_(
        "A clause is paired with one that does not exist, or is paired twice. Check the pairs."
    ),
    "EmptyDocumentError": N_("{file_name}: there is no text in it"),
    "EmptyNoteError": N_("{file_name}: there is no text in it"),
    "BadIdentifierError": N_(
        "“{text}” cannot be a short name; use a-z, 0-9 and single hyphens, and no reserved word"
    ),
    "TakenNameError": N_(
        "{document}: there is a document with that short name already; choose it as the document, "
        "or give the new one another name"
    ),
    "BadTextError": N_("“{text}”: it is empty or holds characters that are not allowed there"),
    "BadTargetError": N_("{text}: name a document or clause as DOCUMENT[/CLAUSE][@VERSION]"),
    "BadPassageError": N_("{text}: name a passage as NOTE#p7"),
    "BadClauseError": N_("{heading}: the clause cannot be stored; type it again"),
    "UnsettableError": N_("{title}: it could not be made into a PDF; try another format"),
    "UnencodableError": N_("the text holds half a character; type it again"),
    "FileNotFoundError": N_("{filename}: there is no such file"),
    "IsADirectoryError": N_("{filename}: it is a folder, not a file"),
    "PermissionError": N_("{filename}: you may not read it or write to it"),
    "OSError": N_("{filename}: {strerror}"),
    "UnreadableFileError": N_(
        "{file}: it cannot be read; check that it is a file and that you may read it"
    ),
}
ERRORS |= {
    "WrongSignInError": N_(
        "The address and the password do not match, or there have been too many attempts. "
        "Wait a minute and try again."
    ),
    "WrongCodeError": N_("The code is wrong or has been used already. Wait for the next one."),
    "UsedTicketError": N_("The link has been used or is too old. Ask for a new one."),
    "EndedLinkError": N_(
        "A reading link ends after a while and can be taken back. "
        "Ask whoever sent it for a new one."
    ),
    "EndedKeyError": N_("The key has ended or was revoked. Its owner can make a new one."),
    "WeakPasswordError": N_(
        "The password is too easy to guess. Use at least {shortest} characters, not your own name."
    ),
    "BadMailError": N_("{mail}: this is not an e-mail address; write it like name@example.org"),
    "BadNameError": N_(
        "“{name}”: this cannot be a name; "
        "it is empty, too long, or holds an @ or an invisible character"
    ),
    "MailTakenError": N_("{mail}: there is an account with this address"),
    "NameTakenError": N_("{name}: there is a body or party of this name"),
    "UnknownAccountError": N_("{mail}: there is no such account"),
    "UnknownGroupError": N_(
        "{name}: there is no such body or party; add it under Administration › Bodies and parties"
    ),
    "ForeignError": N_(
        "There is no account here for {who}. Sign in as somebody else, "
        "or ask an administrator for an invitation."
    ),
    "BadTenantsError": N_("{file}: the services to sign in at cannot be read: {what}"),
    "NoGroupError": N_("{name}: who contributes does so for a body or party; name one"),
    "UnreachableAccountsError": N_("{where}: the accounts cannot be reached: {why}"),
    "LastAdministratorError": N_("{name}: is the only administrator; make another one first"),
}
ERRORS |= {
    "TooManyFilesError": N_("Too many files are being made just now. Try again in a minute."),
    "BusyError": N_("Too much is being worked on just now. Try again in a minute."),
    "TooHeavyError": N_("That is too much work for one request. Split the file."),
}
ERRORS |= {
    "NoFileError": N_("There is no file. Choose one and send it again."),
    "NoTextError": N_(
        "A field or the address holds a character that no text has (U+0000). "
        "Go back, type it again and send."
    ),
}
REFUSALS = {
    "empty": N_("{name}: it holds no text; check that it is the right file"),
    "not-word": N_("{name}: it is not a Word file; open it in Word and save it as .docx"),
    "old-word": N_("{name}: it is in the old Word format; open it in Word and save it as .docx"),
    "wrong-name": N_("{name}: its name says another type than its content; save it again"),
    "broken": N_("{name}: it is damaged; open it in Word, let Word repair it and save a copy"),
    "encrypted": N_("{name}: it is protected by a password; save a copy without a password"),
    "too-large": N_("{name}: it is too large to be read; remove pictures or split it"),
    "dangerous": N_("{name}: it is built in a way that can deceive its reader; save it again"),
    "undecodable": N_("{name}: it holds text in an unknown encoding; save it as UTF-8"),
    "unknown-type": N_(
        "{name}: files of this type cannot be read; save it as .docx, .pdf, .md or .txt"
    ),
    "scanned": N_("{name}: it holds pictures of pages and no text; ask for the original file"),
    "no-converter": N_(
        "{name}: LibreOffice, which reads such files, is not installed here; save it as .docx"
    ),
}
REFUSALS |= {
    "cancelled": N_("The sign-in at {service} was cancelled. Try again, or sign in another way."),
    "stale": N_("The sign-in at {service} took too long or was used already. Begin again."),
    "unproved": N_(
        "{service} sent an answer that cannot be trusted. "
        "Begin again; if it happens once more, tell an administrator."
    ),
    "unreachable": N_("{service} cannot be reached just now. Try again later."),
}
REFUSALS |= {
    "open-host": N_(
        "{value}: without encryption only this machine may be served; "
        "give the https address of a proxy in LYDELSE_PUBLIC_URL"
    ),
    "plain-url": N_("{value}: LYDELSE_PUBLIC_URL must begin with https://"),
    "open-drafts": N_(
        "{value}: drafts may be shown to everyone only on your own machine; leave it out"
    ),
    "weak-secret": N_("LYDELSE_SECRET_KEY is too short; use at least 32 random characters"),
    "readable": N_("{value}: others can read it; keep it to yourself with chmod 600"),
    "debug": N_("{value} is set; a service in use must not show its internals"),
}
