export type RefusalCode =
  | 'LEDGER_NOT_A_SPREADSHEET' | 'LEDGER_ENCRYPTED_OR_MACRO' | 'LEDGER_TOO_LARGE' | 'LEDGER_TOO_SLOW' | 'LEDGER_UNSAFE_ARCHIVE'
  | 'LEDGER_ENCODING' | 'LEDGER_MALFORMED' | 'LEDGER_NO_HEADER' | 'LEDGER_DUPLICATE_COLUMN' | 'LEDGER_MISSING_COLUMN'
  | 'LEDGER_TOO_MANY_ROWS' | 'LEDGER_OPTION_INVALID';

/** The file as a whole cannot be read; nothing of it was taken. */
export class LedgerRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'LedgerRefused';
    this.code = code;
  }
}
