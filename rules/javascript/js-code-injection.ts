// What comes in through the frameworks.
import http from 'node:http';
import { Args, Query as GraphQuery, Resolver } from '@nestjs/graphql';
import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ipcMain } from 'electron';
import type { Request, Response } from 'express';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { cookies, headers } from 'next/headers';
import { Server } from 'socket.io';

// Express and Fastify, by type, by place and by name.
export function byType(incoming: Request, outgoing: Response) {
  // ruleid: js-code-injection
  outgoing.json(eval(incoming.query.formula as string));
}

export function bySession(incoming: Request, outgoing: Response) {
  // ok: js-code-injection
  outgoing.json(eval(incoming.session.formula));
}

app.get('/place', (a, b) => {
  // ruleid: js-code-injection
  b.json(eval(a.query.formula));
});

app.post('/destructured', async ({ body: { formula } }, res) => {
  // ruleid: js-code-injection
  res.json(eval(formula));
});

server.get('/fastify', async (request: FastifyRequest, reply: FastifyReply) => {
  const { formula } = request.query as { formula: string };
  // ruleid: js-code-injection
  return eval(formula);
});

// Not a request: what a cache calls back with.
cache.get('formula', (error, value) => {
  // ok: js-code-injection
  console.log(error, eval(value.body));
});

// node:http.
http.createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    const address = new URL(req.url ?? '/', 'http://localhost');
    // ruleid: js-code-injection
    res.end(String(eval(address.searchParams.get('formula') ?? '0')));
  });
});

// Koa and Hono.
const koa = new Koa();
koa.use(async (ctx) => {
  // ruleid: js-code-injection
  ctx.body = eval(ctx.request.body.formula);
  // ok: js-code-injection
  ctx.status = eval(ctx.state.formula);
});

const hono = new Hono();
hono.get('/sum', (c) => {
  // ruleid: js-code-injection
  return c.json(eval(c.req.query('formula')));
});

// Hapi.
export const route = {
  method: 'POST',
  path: '/sum',
  handler: (request, h) => {
    // ruleid: js-code-injection
    return h.response(eval(request.payload.formula));
  },
};

// Nest.
@Controller('sums')
export class SumController {
  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number, @Query('formula') formula: string) {
    // ok: js-code-injection
    const first = eval(`rows[${id}]`);
    // ruleid: js-code-injection
    return eval(formula) + first;
  }

  @Post()
  add(@Body() sum: SumDto, @Headers('x-formula') formula: string) {
    // ruleid: js-code-injection
    return eval(sum.formula);
  }
}

@Resolver()
export class SumResolver {
  @GraphQuery(() => Number)
  sum(@Args('formula') formula: string) {
    // ruleid: js-code-injection
    return eval(formula);
  }
}

// Next.js and Remix.
export async function GET(request: Request, { params }: { params: { formula: string } }) {
  // ruleid: js-code-injection
  return Response.json(eval(params.formula));
}

export default function SumPage({ searchParams }) {
  // ruleid: js-code-injection
  return eval(searchParams.formula);
}

export const loader = async ({ request, params }: LoaderArgs) => {
  // ruleid: js-code-injection
  return eval(params.formula);
};

export async function getServerSideProps(context) {
  // ruleid: js-code-injection
  return { props: { sum: eval(context.query.formula) } };
}

export async function calculate(form: FormData) {
  'use server';
  // ruleid: js-code-injection
  return eval(form.get('formula') as string);
}

export async function remembered() {
  // ruleid: js-code-injection
  return eval((await cookies()).get('formula')!.value) + eval((await headers()).get('x-formula')!);
}

// Functions in the cloud.
export const handler = async (event: APIGatewayProxyEvent) => {
  const { formula } = JSON.parse(event.body ?? '{}');
  // ruleid: js-code-injection
  return { statusCode: 200, body: String(eval(formula)) };
};

// GraphQL.
export const resolvers = {
  Query: {
    // ruleid: js-code-injection
    sum: (_, args) => eval(args.formula),
    // ruleid: js-code-injection
    product: async (_, { formula }) => eval(formula),
    power(parent, { formula }, context) {
      // ruleid: js-code-injection
      return eval(formula);
    },
  },
};

// Sockets, and the pages of an Electron program.
const io = new Server();
io.on('connection', (socket) => {
  socket.on('sum', (formula, done) => {
    // ruleid: js-code-injection
    done(eval(formula));
  });
  socket.on('error', (error) => {
    // ok: js-code-injection
    console.log(eval(error));
  });
});

ipcMain.handle('sum', (event, formula) => {
  // ruleid: js-code-injection
  return eval(formula);
});
