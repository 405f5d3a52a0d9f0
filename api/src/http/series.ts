import type { seriesOperations } from '@fleet/contracts/series.ts';
import { cancelSeries } from '../domain/series/cancel-series.ts';
import { createSeries } from '../domain/series/create-series.ts';
import { approveSeries, rejectSeries } from '../domain/series/decide-series.ts';
import { getSeries, listSeries } from '../domain/series/series-queries.ts';
import { updateSeries } from '../domain/series/update-series.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const seriesHandlers: OperationHandlers<keyof typeof seriesOperations> = {
  listSeries,
  getSeries,
  createSeries,
  updateSeries,
  approveSeries,
  rejectSeries,
  cancelSeries,
};
