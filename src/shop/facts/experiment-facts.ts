import { parseDay, SECONDS_PER_DAY } from '../../base/calendar.ts';
import type { ReportConfig } from '../config/schema.ts';
import type { Tables } from '../tables/schema.ts';
import type { GroupedRows } from './group-rows.ts';
import type { SessionFacts } from './session-facts.ts';

export type Experiment = ReportConfig['experiments'][number];

/** What one session was shown: 0 is not in the experiment, 1 the control, 2 the variant. */
const NOT_IN_EXPERIMENT = 0;
export const CONTROL = 1;
export const VARIANT = 2;

/** One declared experiment, and what it showed to each session. */
export interface ExperimentFacts {
  experiment: Experiment;
  /** Time of the variant's first page view on or after the start date, in seconds; null when there is none before the end date. */
  windowStart: number | null;
  /** Midnight of the end date, exclusive, in seconds. */
  windowEnd: number;
  /** `NOT_IN_EXPERIMENT`, `CONTROL` or `VARIANT` per session row. */
  arm: Uint8Array;
}

/**
 * Who was in each experiment. The window runs from the first page view of the variant (on or after the start date) to the end date,
 * exclusive. `landing`: sessions that began in the window and landed on one of the two pages. `seen`: sessions that saw one of the two
 * pages within the window; one that saw both counts for the page that it saw first.
 */
export function buildExperimentFacts(
  tables: Tables,
  sessions: SessionFacts,
  views: GroupedRows,
  config: Pick<ReportConfig, 'experiments'>,
): ExperimentFacts[] {
  return config.experiments.map((experiment) => {
    const pages = {
      control: sessions.pages.indexOf(experiment.control),
      variant: sessions.pages.indexOf(experiment.variant),
    };
    const windowEnd = parseDay(experiment.end_date) * SECONDS_PER_DAY;
    const windowStart = firstView(tables, pages.variant, experiment, windowEnd);
    const facts = { experiment, windowStart, windowEnd, arm: new Uint8Array(sessions.rows) };
    if (windowStart === null || pages.control === -1) return facts;
    const isCounted = sessionFilter(sessions, experiment);
    const armOf = experiment.unit === 'landing' ? armByLanding : armBySight;
    for (let session = 0; session < sessions.rows; session += 1) {
      if (isCounted(session))
        facts.arm[session] = armOf(session, {
          tables,
          sessions,
          views,
          pages,
          windowStart,
          windowEnd,
        });
    }
    return facts;
  });
}

interface Search {
  tables: Tables;
  sessions: SessionFacts;
  views: GroupedRows;
  pages: { control: number; variant: number };
  windowStart: number;
  windowEnd: number;
}

function firstView(
  tables: Tables,
  page: number,
  experiment: Experiment,
  windowEnd: number,
): number | null {
  const { created_at, pageview_url } = tables.website_pageviews.columns;
  const notBefore = parseDay(experiment.start_date) * SECONDS_PER_DAY;
  let first = windowEnd;
  for (let row = 0; row < created_at.length; row += 1) {
    if (pageview_url.codes[row] !== page) continue;
    const time = created_at[row]!;
    if (time >= notBefore && time < first) first = time;
  }
  return first === windowEnd ? null : first;
}

function sessionFilter(
  sessions: SessionFacts,
  { filter }: Experiment,
): (session: number) => boolean {
  const channels = sessions.channels.map(
    (channel) => filter?.channel?.includes(channel.id) ?? true,
  );
  const devices = sessions.devices.map(
    (device) => filter?.device_type?.includes(device ?? '') ?? true,
  );
  return (session) => channels[sessions.channel[session]!]! && devices[sessions.device[session]!]!;
}

function armByLanding(
  session: number,
  { sessions, pages, windowStart, windowEnd }: Search,
): number {
  const began = sessions.createdAt[session]!;
  if (began < windowStart || began >= windowEnd) return NOT_IN_EXPERIMENT;
  return armOfPage(sessions.landingPage[session]!, pages);
}

function armBySight(
  session: number,
  { tables, views, pages, windowStart, windowEnd }: Search,
): number {
  const { created_at, pageview_url } = tables.website_pageviews.columns;
  for (let index = views.start[session]!; index < views.start[session + 1]!; index += 1) {
    const row = views.rows[index]!;
    const time = created_at[row]!;
    const arm = armOfPage(pageview_url.codes[row]!, pages);
    if (arm !== NOT_IN_EXPERIMENT && time >= windowStart && time < windowEnd) return arm;
  }
  return NOT_IN_EXPERIMENT;
}

function armOfPage(page: number, pages: Search['pages']): number {
  if (page === pages.control) return CONTROL;
  return page === pages.variant ? VARIANT : NOT_IN_EXPERIMENT;
}
