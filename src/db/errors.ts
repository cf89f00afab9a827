import pg from 'pg'

/** Whether PostgreSQL refused a row because its key is taken (23505), in this table. */
export function isUniqueViolation (error: unknown, table: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.table === table
}
