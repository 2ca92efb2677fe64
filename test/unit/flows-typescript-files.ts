import type { PathAlias } from '../../engine/src/linking/program';

/** Texts of a program by their paths, and what its configuration makes of the beginnings of modules. */
interface FlowProgram {
  texts: Readonly<Record<string, string>>;
  aliases?: readonly PathAlias[];
}

/** Flows between files of TypeScript; places that are reached, and neighbours that are not. */
export const betweenTypeScriptFiles: Readonly<Record<string, FlowProgram>> = {
  'services that are handed in': {
    texts: {
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
  query(id: string) { sink(id); } // BAD
}
`,
    },
  },
  'types only are no values': {
    texts: {
      'a.ts': `import type { Row } from './row';
import { make } from './row';
const r: Row = make(source());
sink(r.name); // BAD
sink(r.id);
`,
      'row.ts': `export interface Row { name: string; id: string }
export function make(name: string): Row { return { name, id: 'x' }; }
`,
    },
  },
  'paths of a configuration': {
    texts: {
      'src/app/a.ts': `import { out } from '@app/deep/out';
import { read, fixed } from '~lib';
out(read());
sink(fixed()); 
`,
      'src/app/deep/out.ts': `export const out = (v: string) => sink(v); // BAD
`,
      'src/lib/index.ts': `export * from './read';
export { fixed } from './fixed';
`,
      'src/lib/read.ts': `export const read = () => source();
`,
      'src/lib/fixed.ts': `export const fixed = () => 'x';
`,
    },
    aliases: [
      { under: '', pattern: '@app/*', targets: ['src/app/*'] },
      { under: '', pattern: '~lib', targets: ['src/lib/index.ts'] },
    ],
  },
  'javascript and typescript together': {
    texts: {
      'a.ts': `import { run } from './b.js';
run(source());
`,
      'b.ts': `import c from './c';
export function run(v: string) { c(v); }
`,
      'c.js': `module.exports = (v) => sink(v); // BAD
`,
    },
  },
  'a barrel of classes': {
    texts: {
      'a.ts': `import * as models from './models';
const u = new models.User(source());
u.show();
`,
      'models/index.ts': `export * from './user';
export * from './order';
`,
      'models/user.ts': `export class User {
  constructor(private name: string) {}
  show() { sink(this.name); } // BAD
}
`,
      'models/order.ts': `export class Order {}
`,
    },
  },
  'generic base in another file': {
    texts: {
      'a.ts': `import { Repo } from './repo';
class Users extends Repo<string> {
  protected run(sql: string) { sink(sql); } // BAD
}
new Users().find(source());
`,
      'repo.ts': `export abstract class Repo<T> {
  find(id: T) { this.run(\`id = \${id}\`); }
  protected abstract run(sql: string): void;
}
`,
    },
  },
  hooks: {
    texts: {
      'page.tsx': `import { useName } from './hooks';
export function Page() {
  const { name, fixed } = useName();
  sink(fixed);
  sink(name); // BAD
  return <p>{name}</p>;
}
`,
      'hooks.ts': `export const useName = () => {
  const name = source();
  return { name, fixed: 'x' };
};
`,
    },
  },
  components: {
    texts: {
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
  return sink(html); // BAD
}
export const Text = ({ children }: { children: string }) => sink(children); // BAD
`,
    },
  },
  'server code in layers': {
    texts: {
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
  return sink(\`order by \${options.order}\`); // BAD
}
`,
    },
  },
  'sanitizers in another file': {
    texts: {
      'a.ts': `import { escapeText, passText } from './text';
sink(escapeText(source()));
sink(passText(source())); // BAD
`,
      'text.ts': `export const escapeText = (x: string) => clean(x);
export const passText = (x: string) => x.trim();
`,
    },
  },
};
