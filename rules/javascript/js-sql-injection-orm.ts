import { PrismaClient } from '@prisma/client';
import Database from 'better-sqlite3';
import type { Request, Response } from 'express';
import { QueryTypes, Sequelize } from 'sequelize';
import { users } from './repositories';

const sequelize = new Sequelize('sqlite::memory:');
const prisma = new PrismaClient();
const archive = new Database('archive.db');

export async function byMail(req: Request, res: Response) {
  const found = await sequelize.query(
    // ruleid: js-sql-injection-orm
    `SELECT id, mail FROM users WHERE mail = '${req.query.mail}'`,
    { type: QueryTypes.SELECT },
  );
  res.json(found);
}

export async function sorted(req: Request, res: Response) {
  const order = req.query.order as string;
  // ruleid: js-sql-injection-orm
  res.json(await users.findAll({ order: Sequelize.literal(order) }));
}

export async function rawPrisma(req: Request, res: Response) {
  const table = req.params.table;
  // ruleid: js-sql-injection-orm
  res.json(await prisma.$queryRawUnsafe('SELECT count(*) FROM ' + table));
}

export async function built(req: Request, res: Response) {
  const name = req.body.name;
  const query = users.createQueryBuilder('user');
  // ruleid: js-sql-injection-orm
  res.json(await query.where(`user.name = '${name}'`).getMany());
}

export function archived(req: Request, res: Response) {
  // ruleid: js-sql-injection-orm
  const row = archive.prepare(`SELECT body FROM mails WHERE id = '${req.params.id}'`).get();
  res.json(row);
}

export async function byMailSafely(req: Request, res: Response) {
  // ok: js-sql-injection-orm
  const found = await sequelize.query('SELECT id FROM users WHERE mail = :mail', {
    replacements: { mail: req.query.mail },
    type: QueryTypes.SELECT,
  });
  res.json(found);
}

export async function taggedPrisma(req: Request, res: Response) {
  // ok: js-sql-injection-orm
  res.json(await prisma.$queryRaw`SELECT * FROM users WHERE id = ${req.params.id}`);
}

export async function builtSafely(req: Request, res: Response) {
  const query = users.createQueryBuilder('user');
  // ok: js-sql-injection-orm
  res.json(await query.where('user.name = :name', { name: req.body.name }).getMany());
}

export async function byObject(req: Request, res: Response) {
  // ok: js-sql-injection-orm
  res.json(await users.where({ name: req.body.name }).first());
}

export function archivedSafely(req: Request, res: Response) {
  // ok: js-sql-injection-orm
  res.json(archive.prepare('SELECT body FROM mails WHERE id = ?').get(req.params.id));
}

export function firstWord(req: Request, res: Response) {
  // ok: js-sql-injection-orm
  res.json(/^\w+/.exec(req.body.text));
}
