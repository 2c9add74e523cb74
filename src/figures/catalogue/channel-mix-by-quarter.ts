/**
 * Where sessions come from, as small multiples: each channel's share in its colour over the others in grey. Lines in one frame
 * cross and say little; stacked areas hide every share but the lowest.
 */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { periodAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { shorten } from '../parts/labels.ts';
import { HALO, plotBase } from '../parts/marks.ts';
import { combinePanels } from '../parts/panels.ts';
import {
  coveredRows,
  isComplete,
  lastQuarter,
  numberIn,
  type Row,
  textIn,
  withEmptyPeriods,
} from '../parts/periods.ts';
import { linePoints, periodReading } from '../parts/readings.ts';
import { channelColour, channelTextColour, INK, PAPER, SECOND_INK } from '../parts/theme.ts';
import { count } from '../parts/words.ts';

const TABLE = 'channels_by_quarter';
const GAP = 20;

export const channelMixByQuarter: FigureDefinition = {
  id: 'channel-mix-by-quarter',
  tables: [TABLE, 'performance_by_quarter'],
  sources: ['website_sessions'],
  subtitle: () => 'Share of sessions by channel and quarter, whole quarters, per cent',
  description(context) {
    const { quarters, channels, shares } = channelShares(context);
    const sentences = channels.map((channel) => {
      const points = shares.filter((row) => row.channel === channel);
      const [first, last] = [points[0]!, points.at(-1)!];
      const at = (row: Row) =>
        `${context.format.percent(numberIn(row, 'share_of_sessions'))} in ${context.format.period(textIn(row, 'period'))}`;
      const name = context.label('channel', channel);
      return first === last ? `${name}: ${at(first)}.` : `${name}: ${at(first)}, ${at(last)}.`;
    });
    return [
      `${count(channels.length, 'small line chart')}, one for each channel, over ${count(quarters.length, 'quarter')}, the largest first.`,
      ...sentences,
    ].join(' ');
  },
  notes: () => 'Each panel shows one channel in its colour and the others in grey, on one scale.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      { period: 'Quarter', channel: 'Channel', share_of_sessions: 'Share of sessions' },
      channelShares(context).shares,
    ),
  draw(context, size, document) {
    const { quarters, channels, shares: known } = channelShares(context);
    if (channels.length === 0) return null;
    const shares = channels.flatMap((channel) =>
      withEmptyPeriods(
        known.filter((row) => row.channel === channel),
        quarters,
      ).map((row) => ({ ...row, channel })),
    );
    const columns = Math.min(channels.length, size.variant === 'wide' ? 3 : 2);
    const width = (size.width - (columns - 1) * GAP) / columns;
    const top = Math.max(...shares.map((row) => numberIn(row, 'share_of_sessions') ?? 0));
    const plots = channels.map((channel) =>
      drawChannel(channel, { quarters, shares, top }, context, { ...size, width }, document),
    );
    const height = Number(plots[0]!.getAttribute('height')) + GAP / 2;
    const panels = plots.map((svg, index) => ({
      svg,
      x: (index % columns) * (width + GAP),
      y: Math.floor(index / columns) * height,
    }));
    const lines = Math.ceil(channels.length / columns);
    return combinePanels(document, size.width, lines * height, panels);
  },
  absent: 'There are no sessions in a whole quarter yet.',
};

interface Shares {
  quarters: readonly Row[];
  shares: readonly Row[];
  /** The highest share of any channel, the top of every panel. */
  top: number;
}

/** Whole quarters and the shares in them; channels by their share in the last of these, the largest first. */
function channelShares(context: FigureContext) {
  const quarters = coveredRows(context, 'performance_by_quarter').filter(isComplete);
  const periods = new Set(quarters.map((row) => row.period));
  const shares = context
    .table(TABLE)
    .rows.filter((row) => periods.has(row.period!) && numberIn(row, 'share_of_sessions') !== null);
  const last = lastQuarter(context);
  const shareNow = new Map(
    shares
      .filter((row) => row.period === last)
      .map((row) => [textIn(row, 'channel'), numberIn(row, 'share_of_sessions')!]),
  );
  const channels = [...new Set(shares.map((row) => textIn(row, 'channel')))].sort(
    (a, b) => (shareNow.get(b) ?? 0) - (shareNow.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  return { quarters, channels, shares };
}

function drawChannel(
  channel: string,
  { quarters, shares, top }: Shares,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const periods = periodAxis(quarters, context, size, { left: 0, right: size.width });
  return Plot.plot({
    ...plotBase(size, document),
    height: 130 + periods.height,
    marginTop: 2 * size.fontSize + 22,
    marginBottom: periods.height,
    x: { type: 'band', domain: quarters.map((row) => textIn(row, 'period')), padding: 0 },
    y: { domain: [0, top] },
    marks: [
      Plot.line(
        shares.filter((row) => row.channel !== channel),
        { ...PLACE, z: 'channel', stroke: SECOND_INK, strokeOpacity: 0.35 },
      ),
      ownMarks(channel, { quarters, shares, top }, context, size),
      periods.marks,
    ],
  });
}

const PLACE = {
  x: (row: Row) => row.period,
  y: (row: Row) => numberIn(row, 'share_of_sessions'),
};

/** The channel's line with its first and last share, and its name. */
function ownMarks(
  channel: string,
  { quarters, shares }: Shares,
  context: FigureContext,
  size: FigureSize,
): Plot.Markish[] {
  const own = shares.filter((row) => row.channel === channel);
  const known = own.filter((row) => numberIn(row, 'share_of_sessions') !== null);
  const ends = known.length > 1 ? [known[0]!, known.at(-1)!] : known;
  const colour = channelColour(context, channel);
  const look = {
    fill: channelTextColour(context, channel),
    className: 'strong',
    lineAnchor: 'bottom',
  } as const;
  const isAtLeftEdge = (row: Row) => row === own[0] && row.period === quarters[0]?.period;
  return [
    Plot.line(own, { ...PLACE, stroke: colour, strokeWidth: 2.5 }),
    Plot.dot(ends, { ...PLACE, r: 3.5, fill: colour, stroke: PAPER }),
    Plot.ruleY([0], { stroke: INK }),
    linePoints(
      known,
      PLACE,
      (row) =>
        `${periodReading(row, context, context.label('channel', channel))}: ${context.format.percent(numberIn(row, 'share_of_sessions'))}`,
    ),
    ends.map((row) =>
      Plot.text([row], {
        ...PLACE,
        ...look,
        ...HALO,
        text: (d: Row) => context.format.percentWhole(numberIn(d, 'share_of_sessions')),
        textAnchor: isAtLeftEdge(row) ? 'start' : 'end',
        dy: -6,
      }),
    ),
    Plot.text([shorten(context.label('channel', channel), size.width, size.fontSize)], {
      ...look,
      text: (text: string) => text,
      frameAnchor: 'top-left',
      textAnchor: 'start',
      dy: -size.fontSize - 12,
    }),
  ];
}
