import type { Db } from '../../db/connect.ts'

export async function insert (db: Db, id: string, name: string): Promise<void> {
  await db.insertInto('organisations').values({ id, name }).onConflict(conflict => conflict.column('name').doNothing()).execute()
}

export async function findByName (db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('organisations').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id
}

export async function rename (db: Db, id: string, name: string): Promise<void> {
  await db.updateTable('organisations').set({ name }).where('id', '=', id).execute()
}
