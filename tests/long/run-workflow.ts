import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Step {
  name?: string;
  id?: string;
  if?: string;
  env?: Record<string, string>;
  uses?: string;
  run?: string;
}

/** What became of a job's steps on this machine. */
export interface JobRun {
  failed: boolean;
  /** The steps that ran, by name or else by command or action, in order. */
  ran: readonly string[];
  /** What they wrote to the summary of the job. */
  summary: string;
  /** What they printed. */
  output: string;
}

export interface JobOptions {
  /** A copy of the repository; steps run in it. */
  folder: string;
  /** Values of the expressions that the steps use, such as `vars.EXPORT_URL`; those left out are empty, as on GitHub. */
  values: Readonly<Record<string, string>>;
  /** What stands in for an action, by its name, such as `actions/upload-pages-artifact`; others do nothing here. */
  actions: Readonly<Record<string, () => void>>;
  /** Commands that are not run, for what they do is done. */
  done: readonly string[];
}

/**
 * Runs the steps of a job of a workflow file as GitHub does: each command by `bash -e` with its environment, outputs handed on by file, and after
 * a failure only what asks for one. Of expressions it knows the values of contexts, their comparison with the empty text, and `failure()`.
 */
export async function runJob(file: string, job: string, options: JobOptions): Promise<JobRun> {
  const { jobs } = parse(readFileSync(path.join(options.folder, file), 'utf8')) as {
    jobs: Record<string, { steps: Step[] }>;
  };
  const values: Record<string, string> = { ...options.values };
  const files = filesBeside(options.folder);
  const ran: string[] = [];
  let failed = false;
  let output = '';
  for (const step of jobs[job]!.steps) {
    if (!isDue(step.if, failed, values)) continue;
    ran.push(step.name ?? step.run ?? step.uses!.replace(/@.*/, ''));
    if (step.uses !== undefined) options.actions[step.uses.replace(/@.*/, '')]?.();
    else if (!options.done.includes(step.run!)) {
      const ended = await runCommand(step, options.folder, files, values);
      output += ended.output;
      failed ||= ended.code !== 0;
    }
    for (const [name, value] of takeOutputs(files.GITHUB_OUTPUT))
      values[`steps.${step.id}.outputs.${name}`] = value;
  }
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  for (const name of Object.values(files)) rmSync(name);
  return { failed, ran, summary, output };
}

/** The files by which steps speak to the runner, empty. */
function filesBeside(folder: string): Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', string> {
  const files = {
    GITHUB_OUTPUT: `${folder}.output`,
    GITHUB_STEP_SUMMARY: `${folder}.summary`,
  };
  for (const name of Object.values(files)) writeFileSync(name, '');
  return files;
}

function isDue(
  condition: string | undefined,
  failed: boolean,
  values: Readonly<Record<string, string>>,
): boolean {
  if (condition === undefined) return !failed;
  if (condition === 'failure()') return failed;
  const [, name] = /^([\w.]+) != ''$/.exec(condition) ?? [];
  if (name === undefined) throw new Error(`a condition that is not known here: ${condition}`);
  return !failed && (values[name] ?? '') !== '';
}

function substitute(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_whole, name: string) => values[name] ?? '');
}

async function runCommand(
  step: Step,
  folder: string,
  files: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  const env = Object.entries(step.env ?? {}).map(([name, text]) => [
    name,
    substitute(text, values),
  ]);
  const child = spawn('bash', ['-e', '-c', substitute(step.run!, values)], {
    cwd: folder,
    env: { ...process.env, ...files, ...Object.fromEntries(env) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output };
}

/** The `name=value` lines of a step, which are then cleared. */
function takeOutputs(file: string): [string, string][] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  writeFileSync(file, '');
  return lines.map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  });
}
