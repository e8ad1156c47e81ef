import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

/** One stage of an image that is built. */
export interface Stage {
  /** The image it begins with, its variables put in. */
  readonly image: string;
  readonly name: string | undefined;
  /** What stands behind an instruction, as often as there is one. */
  instructions(keyword: string): string[];
}

/** Reads a Dockerfile as its builder would, as far as stages and their instructions go. */
export function readDockerfile(file: string): Stage[] {
  const stages: { image: string; name: string | undefined; lines: [string, string][] }[] = [];
  const defaults = new Map<string, string>();
  for (const instruction of DockerfileParser.parse(readFileSync(file, 'utf8')).getInstructions()) {
    const [keyword, content] = [instruction.getKeyword(), instruction.getArgumentsContent() ?? ''];
    if (keyword === 'FROM') {
      const [image = '', name] = content.split(/\s+AS\s+/i);
      stages.push({
        image: image.replaceAll(/\$\{(\w+)\}/g, (_, key: string) => defaults.get(key) ?? ''),
        name,
        lines: [],
      });
    } else if (stages.length === 0) {
      const [key = '', value = ''] = content.split('=');
      defaults.set(key, value);
    } else stages.at(-1)?.lines.push([keyword, content]);
  }
  return stages.map(({ image, name, lines }) => ({
    image,
    name,
    instructions: (wanted) => lines.filter(([keyword]) => keyword === wanted).map(([, content]) => content),
  }));
}

/** The words of a command in exec form; throws when it is in shell form. */
export function execForm(content: string): string[] {
  return JSON.parse(content.slice(content.indexOf('['))) as string[];
}
