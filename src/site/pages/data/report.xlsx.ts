import type { APIRoute } from 'astro';
import { renderWorkbook } from '../../../outputs/workbook/render-workbook.ts';
import { DEMONSTRATION_NOTICE } from '../../../report/notices.ts';
import { loadReport } from '../../load-report.ts';

/** Every published table in one workbook. */
export const GET: APIRoute = async () => {
  const { config, coverage, tables, demonstration, provenance } = await loadReport();
  const bytes = await renderWorkbook({
    config,
    coverage,
    tables: [...tables.values()],
    dataHash: provenance.data.sha256,
    notice: demonstration ? DEMONSTRATION_NOTICE : undefined,
  });
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  });
};
