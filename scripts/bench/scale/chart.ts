/** A small drawing: lines over the number of passages, which grows by tens. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
  /** The range of the vertical axis; from nothing to the largest value unless told. */
  readonly from?: number;
  readonly to?: number;
}

interface Line {
  /** Written at the line's end; empty where there is one line only. */
  readonly name: string;
  readonly points: readonly Point[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const COLUMNS = 3;
const [WIDTH, HEIGHT] = [260, 170];
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 44, 30, 28];

/** Colours that carry on white and on black; the second line is dashed too. */
const STYLE = `
  text { font: 11px system-ui, sans-serif; fill: #333 }
  .title { font-weight: 600 }
  .axis { stroke: #999; fill: none }
  .line { fill: none; stroke-width: 2; stroke: #1a66c2 }
  .line.second { stroke: #b3541e; stroke-dasharray: 5 3 }
  circle { fill: #1a66c2 } circle.second { fill: #b3541e }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .axis { stroke: #777 }
    .line { stroke: #6fb1ff } .line.second { stroke: #f0a070 }
    circle { fill: #6fb1ff } circle.second { fill: #f0a070 }
  }
`;

/** Draws panels side by side as one SVG, which is readable on a light and on a dark page. */
export function chart(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const [width, height] = [WIDTH * Math.min(COLUMNS, panels.length), HEIGHT * rows];
  const drawn = panels.map((panel, i) => {
    const place = `translate(${(i % COLUMNS) * WIDTH} ${Math.floor(i / COLUMNS) * HEIGHT})`;
    return `<g transform="${place}">${drawPanel(panel)}</g>`;
  });
  const label = `${panels.map(({ title }) => title).join('; ')}, over the number of passages`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(label)}">
<style>${STYLE}</style>
${drawn.join('\n')}
</svg>
`;
}

function drawPanel({ title, lines, from = 0, to }: Panel): string {
  const points = lines.flatMap((line) => line.points);
  const highest = to ?? Math.max(...points.map(({ y }) => y)) * 1.1;
  const [first, last] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const across = (x: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(x / first)) / (Math.log(last / first) || 1);
  const up = (y: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (y - from)) / (highest - from || 1);
  const xs = [...new Set(points.map(({ x }) => x))];
  return [
    `<text class="title" x="${LEFT}" y="16">${escaped(title)}</text>`,
    `<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`,
    ...[from, highest].map((y) => text(LEFT - 5, up(y) + 4, short(y), 'end')),
    ...xs.map((x) => text(across(x), HEIGHT - BOTTOM + 15, short(x), 'middle')),
    ...lines.map((line, i) => drawLine(line, i === 0 ? '' : ' second', across, up)),
  ].join('');
}

type Scale = (value: number) => number;

function drawLine({ name, points }: Line, style: string, across: Scale, up: Scale): string {
  const places = points.map(({ x, y }) => `${across(x).toFixed(1)} ${up(y).toFixed(1)}`);
  const dots = points.map(
    ({ x, y }) =>
      `<circle class="${style.trim()}" cx="${across(x).toFixed(1)}" cy="${up(y).toFixed(1)}" r="3"><title>${short(y)}</title></circle>`,
  );
  const last = points.at(-1);
  const label = last && name !== '' ? text(across(last.x) + 6, up(last.y) + 4, name, 'start') : '';
  return `<path class="line${style}" d="M${places.join('L')}"/>${dots.join('')}${label}`;
}

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(words)}</text>`;

/** As few digits as tell values apart. */
function short(value: number): string {
  if (value >= 1000) return `${Number((value / 1000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
