/**
 * A PostgreSQL array of values that need no quotes: numbers, uuids, instants, booleans. A thousand rows travel as a dozen
 * of these, and the driver's own way, which looks at every element, costs as much as the insertion.
 */
export function arrayLiteral<Row>(rows: readonly Row[], read: (row: Row) => Value): string {
  let text = '{';
  for (let index = 0; index < rows.length; index++) {
    const value = read(rows[index] as Row);
    if (index > 0) text += ',';
    text +=
      value === undefined || value === null ? 'NULL' : value instanceof Date ? value.toISOString() : String(value);
  }
  return `${text}}`;
}

type Value = number | boolean | Date | Uuid | null | undefined;
/** One that came out of the database or through a schema. */
type Uuid = string;
