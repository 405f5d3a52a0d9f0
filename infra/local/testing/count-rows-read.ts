/** One step of a plan, as `explain (analyze, format json)` tells it. */
export interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** @returns how many rows of a table the database has looked at, those included that it then left out */
export function countRowsRead(plan: Plan, table: string): number {
  const {
    'Actual Rows': rows,
    'Rows Removed by Filter': filtered = 0,
    'Rows Removed by Index Recheck': lossy = 0,
  } = plan;
  const own = plan['Relation Name'] === table ? (rows + filtered + lossy) * plan['Actual Loops'] : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + countRowsRead(part, table), own);
}
