import pg from 'pg'

/** Whether PostgreSQL refused a row because its key is taken (23505), in this table. */
export function isUniqueViolation (error: unknown, table: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.table === table
}

/** Whether PostgreSQL refused a row because what it points to is not there (23503). */
export function isForeignKeyViolation (error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23503'
}
