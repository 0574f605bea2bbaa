/** Whether a vector is a sum of multiples of others: then what they count tells what it counts. */
export function follows(vector: readonly number[], from: readonly (readonly number[])[]): boolean {
  return rank([...from, vector]) === rank(from);
}

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const row = left[pivot];
    if (!row) continue;
    left.splice(pivot, 1);
    left.splice(found, 0, row);
    for (const other of left.slice(found + 1)) {
      const factor = (other[column] ?? 0) / (row[column] ?? 1);
      for (let at = 0; at < row.length; at++) other[at] = (other[at] ?? 0) - factor * (row[at] ?? 0);
    }
    found++;
  }
  return found;
}
