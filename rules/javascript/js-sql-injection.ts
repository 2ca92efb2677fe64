import type { Request, Response } from 'express';
import { Pool } from 'pg';

const db: Pool = new Pool({ max: 10 });

export async function listOrders(req: Request, res: Response): Promise<void> {
  const state = req.query.state as string;
  const sql = `SELECT id, total FROM orders WHERE state = '${state}' ORDER BY placed_at DESC`;
  // ruleid: js-sql-injection
  const { rows } = await db.query(sql);
  res.json(rows);
}

export class Customers {
  constructor(private readonly pool: Pool) {}

  async find(request: Request, reply: Response) {
    const { mail, city } = request.body;
    // ruleid: js-sql-injection
    const found = await this.pool.query(`SELECT id FROM customers WHERE mail = '${mail}' AND city = '${city}'`);
    reply.json(found.rows);
  }

  async byId(request: Request, reply: Response) {
    // ok: js-sql-injection
    const found = await this.pool.query('SELECT id FROM customers WHERE id = $1', [request.params.id]);
    reply.json(found.rows);
  }
}
