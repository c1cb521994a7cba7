import type { EntityManager } from 'typeorm';
import type { WarehouseReceipt } from '../domain/records/trade-record.js';
import { StoredReceipt } from './stored-receipt.entity.js';

/** Keeps what a receipt says beside its bytes, in the transaction that takes the record in. */
export async function storeReceipt(
  manager: EntityManager,
  { record, submittedBy }: { readonly record: string; readonly submittedBy: string },
  { number, goods }: WarehouseReceipt,
): Promise<void> {
  const { uscc, lei, gln, name } = goods.operator;
  const row = { ...goods, quantity: goods.quantity.toString(), operatorCode: uscc || lei || gln || name };
  await manager.insert(StoredReceipt, { record, submittedBy, number, ...row });
}
