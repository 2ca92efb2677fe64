/** Flows between files of TypeScript: places that are reached, and neighbours that are not. */
export const betweenTypeScript: Record<string, Record<string, string>> = {
  'services that are handed in': {
    'app.controller.ts': `import { UserService } from './user.service';
@Controller('users')
export class UserController {
  constructor(private readonly users: UserService) {}
  @Get()
  find() { return this.users.find(source()); }
  @Get('safe')
  safe() { return this.users.find('x'); }
}
`,
    'user.service.ts': `import { UserRepository } from './user.repository';
@Injectable()
export class UserService {
  constructor(private readonly repository: UserRepository) {}
  find(id: string) { return this.repository.query(id); }
}
`,
    'user.repository.ts': `export class UserRepository {
  query(id: string) { sink(id); } // flow
}
`,
  },
  'types only are no values': {
    'a.ts': `import type { Row } from './row';
import { make } from './row';
const r: Row = make(source());
sink(r.name); // flow
sink(r.id);
`,
    'row.ts': `export interface Row { name: string; id: string }
export function make(name: string): Row { return { name, id: 'x' }; }
`,
  },
  'a barrel of classes': {
    'a.ts': `import * as models from './models';
const u = new models.User(source());
u.show();
`,
    'models/index.ts': `export * from './user';
export * from './order';
`,
    'models/user.ts': `export class User {
  constructor(private name: string) {}
  show() { sink(this.name); } // flow
}
`,
    'models/order.ts': `export class Order {}
`,
  },
  'generic base in another file': {
    'a.ts': `import { Repo } from './repo';
class Users extends Repo<string> {
  protected run(sql: string) { sink(sql); } // flow
}
new Users().find(source());
`,
    'repo.ts': `export abstract class Repo<T> {
  find(id: T) { this.run(\`id = \${id}\`); }
  protected abstract run(sql: string): void;
}
`,
  },
  hooks: {
    'page.tsx': `import { useName } from './hooks';
export function Page() {
  const { name, fixed } = useName();
  sink(fixed);
  sink(name); // flow
  return <p>{name}</p>;
}
`,
    'hooks.ts': `export const useName = () => {
  const name = source();
  return { name, fixed: 'x' };
};
`,
  },
  components: {
    'page.tsx': `import Html, { Text } from './html';
export const Page = () => (
  <main>
    <Html html={source()} title="x" />
    <Text>{source()}</Text>
  </main>
);
`,
    'html.tsx': `export default function Html({ html, title }: { html: string; title: string }) {
  sink(title);
  return sink(html); // flow
}
export const Text = ({ children }: { children: string }) => sink(children); // flow
`,
  },
  'server code in layers': {
    'routes.ts': `import { Router } from 'express';
import { UserController } from './controller';
const router = Router();
const controller = new UserController();
router.get('/', (req, res) => controller.list(source()));
`,
    'controller.ts': `import { listUsers } from './service';
export class UserController {
  async list(order: string) { return listUsers({ order, limit: 'x' }); }
}
`,
    'service.ts': `interface Options { order: string; limit: string }
export async function listUsers(options: Options) {
  sink(options.limit);
  return sink(\`order by \${options.order}\`); // flow
}
`,
  },
  'sanitizers in another file': {
    'a.ts': `import { escapeText, passText } from './text';
sink(escapeText(source()));
sink(passText(source())); // flow
`,
    'text.ts': `export const escapeText = (x: string) => clean(x);
export const passText = (x: string) => x.trim();
`,
  },
  'default class and instance': {
    'a.ts': `import Store, { store } from './store';
const own: Store = new Store();
own.set(source());
sink(own.get()); // flow
store.run(source());
`,
    'store.ts': `export default class Store {
  private v = '';
  set(v: string) { this.v = v; }
  get() { return this.v; }
  run(v: string) { sink(v); } // flow
}
export const store = new Store();
`,
  },
  'typed parameters and interfaces': {
    'a.ts': `import { Repo } from './repo';
export class Service {
  constructor(private readonly repo: Repo) {}
  find(id: string) { return this.repo.find(id); }
}
export function handler(service: Service) { service.find(source()); }
`,
    'repo.ts': `export interface Repo { find(id: string): unknown; }
export class SqlRepo implements Repo {
  find(id: string) { sink(id); } // flow
}
`,
  },
  'async across files': {
    'a.ts': `import { load } from './b';
export async function main() {
  const v = await load();
  sink(v.name); // flow
  sink(v.fixed);
}
`,
    'b.ts': `export async function load() { return { name: source(), fixed: 'x' }; }
`,
  },
  'inherited class in another file': {
    'a.ts': `import { Base } from './base';
class Child extends Base {
  handle(v: string) { sink(v); } // flow
}
new Child().run(source());
`,
    'base.ts': `export abstract class Base {
  run(v: string) { this.handle(v); }
  abstract handle(v: string): void;
}
`,
  },
  'tsx component and jsx': {
    'a.tsx': `import { View } from './view';
export const Page = () => <View html={source()} other="x" />;
`,
    'view.tsx': `export function View({ html, other }: Props) { sink(other); return sink(html); } // flow
`,
  },
  'import equals and export equals': {
    'a.ts': `import b = require('./b');
sink(b.read()); // flow
`,
    'b.ts': `function read() { return source(); }
export = { read };
`,
  },
};
