/** Why something could not be written, in an operator's words, and what to do about it. */
export interface WriteFailure {
  /** Completes the sentence "… cannot be written to …: …". */
  readonly reason: string;
  readonly remedy: string;
}

const FILE_IN_PLACE: WriteFailure = {
  reason: 'a file stands where a folder is needed',
  remedy: 'Move the file away',
};
const NO_RIGHT: WriteFailure = { reason: 'this account may not write there', remedy: 'Allow it to' };
const FULL: WriteFailure = { reason: 'the disk is full', remedy: 'Free some space' };

const BY_CODE: Readonly<Record<string, WriteFailure>> = {
  EEXIST: FILE_IN_PLACE,
  ENOTDIR: FILE_IN_PLACE,
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: { reason: 'the file system is read-only', remedy: 'Make it writable' },
  ENOSPC: FULL,
  EDQUOT: FULL,
};

/** Reads a failure of the file system; nothing when `error` is none, which is then a defect and not the operator's. */
export function writeFailure(error: unknown): WriteFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  return BY_CODE[code] ?? { reason: error.message, remedy: 'See that the folder is there and can be written' };
}
