import manifest from '../package.json' with { type: 'json' };

/** The version of the project, as health and the API document give it. */
export const VERSION = manifest.version;
