import { measureStep, medianReport } from './measure-step.ts';
import type { StepReport } from './steps/step.ts';

/** The medians of one data folder's runs. */
export interface DataReport {
  /** What the table calls the data, such as `scale 4`. */
  label: string;
  rows: number;
  /** CSVs to published tables. */
  tables: StepReport;
  /** CSVs to cubes in DuckDB, each query reading the files, and with the tables loaded first. */
  duckdbEachQuery: StepReport;
  duckdbOnce: StepReport;
  /** The whole build. */
  site: StepReport;
}

export interface MeasureOptions {
  label: string;
  /** The six CSVs, and the folder of the shop's `report.yaml` and chapters. */
  dataFolder: string;
  contentFolder: string;
  /** For the built sites. */
  workFolder: string;
  runs: number;
  /** Told of each run that ended. */
  onRun: (run: number) => void;
}

/** Measures every step on one data folder, `runs` times in turn, so that a disturbance of the machine meets all alike. */
export async function measureData(options: MeasureOptions): Promise<DataReport> {
  const { label, dataFolder, contentFolder, workFolder, runs, onRun } = options;
  const shop = [dataFolder, contentFolder];
  // The disk is not what is measured: a first read leaves the files in the system's cache.
  await measureStep('tables', shop);
  const reports = {
    tables: [] as StepReport[],
    duckdbEachQuery: [] as StepReport[],
    duckdbOnce: [] as StepReport[],
    site: [] as StepReport[],
  };
  for (let run = 1; run <= runs; run += 1) {
    reports.tables.push(await measureStep('tables', shop));
    reports.duckdbEachQuery.push(await measureStep('duckdb', [...shop, 'each-query']));
    reports.duckdbOnce.push(await measureStep('duckdb', [...shop, 'once']));
    reports.site.push(await measureStep('site', [...shop, workFolder]));
    onRun(run);
  }
  return {
    label,
    rows: reports.tables[0]!.rows,
    tables: medianReport(reports.tables),
    duckdbEachQuery: medianReport(reports.duckdbEachQuery),
    duckdbOnce: medianReport(reports.duckdbOnce),
    site: medianReport(reports.site),
  };
}
