import { evaluateCondition } from '../claims/evaluate-condition.ts';
import type { Problem } from '../errors.ts';
import type { ResolvedClaim } from '../markdown/env.ts';
import { type ChapterSource, lineOfClaim } from './chapter-source.ts';
import type { ClaimResult } from './report.ts';

export type CheckedClaim = ResolvedClaim;
