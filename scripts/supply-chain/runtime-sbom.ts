import type { LockedPackage } from './runtime-packages.ts';

/** What is read here of a CycloneDX bill of materials; everything else in it stays as it is. */
export interface Sbom {
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly version: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/**
 * A bill of materials without what is installed for development alone. `npm sbom --omit dev` leaves out more: every
 * package that a package for development asks for too, such as React. `name` is the project's, for npm gives the folder's.
 */
export function runtimeSbom(whole: Sbom, name: string, runtime: readonly LockedPackage[]): Sbom {
  const kept = new Set(runtime.map((one) => `${one.name}@${one.version}`));
  // A package that stands in for another has that one's name everywhere but in its reference, "<name>@<version>".
  const components = whole.components
    .filter((one) => kept.has(one['bom-ref']))
    .map((one) => ({ ...one, name: one['bom-ref'].slice(0, one['bom-ref'].lastIndexOf('@')) }));
  const refs = new Set(components.map((one) => one['bom-ref']));
  const root = whole.dependencies[0]?.ref;
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name } },
    components,
    dependencies: whole.dependencies
      .filter(({ ref }) => ref === root || refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}
