/** A package that the lockfile has. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as far as the package keeps to them. */
  readonly licence: string;
}

interface LockEntry {
  /** Where a package stands in for another one, under whose name it is put. */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** The entries of a `package-lock.json`, by where they are put. */
export type LockEntries = Readonly<Record<string, LockEntry>>;

const FOLDER = 'node_modules/';

/** What a server runs on: every package but those for development, also those for other systems than this one. */
export function runtimePackages(entries: LockEntries): LockedPackage[] {
  return Object.entries(entries)
    .filter(([place, { dev }]) => place !== '' && !dev)
    .map(([place, { name, version = '', license: licence = 'none given' }]) => {
      return { name: name ?? place.slice(place.lastIndexOf(FOLDER) + FOLDER.length), version, licence };
    });
}
