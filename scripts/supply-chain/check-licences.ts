import satisfies from 'spdx-satisfies';
import type { LockedPackage } from './runtime-packages.ts';

/** Packages that may be used although their licence is not one of those that are allowed to all. */
export interface Exception {
  /** The package's name; with a star at the end, every name that begins so. */
  readonly packages: string;
  readonly licence: string;
  readonly reason: string;
}

/** Packages by the licence they are used under, and those that may not be used. */
export interface LicenceReport {
  readonly byLicence: ReadonlyMap<string, readonly LockedPackage[]>;
  readonly refused: readonly LockedPackage[];
  /** Exceptions that no package needs any more. */
  readonly unneeded: readonly Exception[];
}

/** Compares what is installed with what is allowed. A licence that cannot be read is not allowed. */
export function checkLicences(
  packages: readonly LockedPackage[],
  allowed: readonly string[],
  exceptions: readonly Exception[],
): LicenceReport {
  const byLicence = new Map<string, LockedPackage[]>();
  const isExcepted = (one: LockedPackage) => exceptions.some((exception) => covers(exception, one));
  for (const one of packages) byLicence.set(one.licence, [...(byLicence.get(one.licence) ?? []), one]);
  return {
    byLicence,
    refused: packages.filter((one) => !isAllowed(one.licence, allowed) && !isExcepted(one)),
    unneeded: exceptions.filter((exception) => !packages.some((one) => covers(exception, one))),
  };
}

function isAllowed(licence: string, allowed: readonly string[]): boolean {
  try {
    return satisfies(licence, [...allowed]);
  } catch {
    return false;
  }
}

function covers({ packages, licence }: Exception, one: LockedPackage): boolean {
  const isNamed = packages.endsWith('*') ? one.name.startsWith(packages.slice(0, -1)) : one.name === packages;
  return isNamed && one.licence === licence;
}
