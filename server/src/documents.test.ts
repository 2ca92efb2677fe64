import assert from 'node:assert/strict';
import { applyEdits, type Engine, type SourceDocument, type TextEdit } from '../../engine/src/index';
import { Documents, type OpenDocument } from './documents';

const uri = 'file:///w/a.js';

/** Parses nothing: counts what an engine would be asked to do. */
class CountingEngine {
  opened = 0;
  closed = 0;
  edits: TextEdit[][] = [];

  open(path: string, languageId: string, text: string): SourceDocument {
    this.opened++;
    const state = { text };
    return {
      path,
      languageId,
      get text() {
        return state.text;
      },
      errorRanges: () => [],
      edit: (edits) => {
        this.edits.push([...edits]);
        state.text = applyEdits(state.text, edits);
      },
      close: () => {
        this.closed++;
      },
    };
  }
}

describe('OpenDocument', () => {
  let documents: Documents;
  let counting: CountingEngine;
  let document: OpenDocument;

  beforeEach(() => {
    documents = new Documents();
    counting = new CountingEngine();
    document = documents.open({
      textDocument: { uri, languageId: 'javascript', version: 1, text: 'one\r\ntwo\r\n' },
    });
  });

  function parse(): SourceDocument {
    return document.parsed(counting as unknown as Engine, 'a.js', 'javascript');
  }

  function type(line: number, character: number, text: string, until = character): void {
    const range = { start: { line, character }, end: { line, character: until } };
    const textDocument = { uri, version: document.version + 1 };
    documents.change({ textDocument, contentChanges: [{ range, text }] });
  }

  it('is parsed when it is first needed, and re-parsed by the edits since', () => {
    assert.equal(counting.opened, 0);
    assert.equal(parse().text, 'one\r\ntwo\r\n');
    type(1, 3, '!');
    type(1, 4, '?');
    type(0, 0, 'a');
    assert.equal(counting.edits.length, 0);
    assert.equal(parse().text, 'aone\r\ntwo!?\r\n');
    assert.deepEqual(counting.edits, [
      [
        { start: 0, end: 0, text: 'a' },
        { start: 8, end: 8, text: '!?' },
      ],
    ]);
    assert.equal(counting.opened, 1);
  });

  it('is parsed anew under another path, and freed when it is closed', () => {
    parse();
    document.parsed(counting as unknown as Engine, 'b.js', 'javascript');
    assert.deepEqual([counting.opened, counting.closed], [2, 1]);
    documents.close(uri);
    assert.equal(counting.closed, 2);
    assert.equal(document.closed, true);
    assert.equal(documents.get(uri), undefined);
  });

  it('frees the old text when a client opens it again', () => {
    parse();
    documents.open({ textDocument: { uri, languageId: 'javascript', version: 9, text: 'new' } });
    assert.equal(counting.closed, 1);
    assert.equal(documents.get(uri)?.text.getText(), 'new');
  });

  it('finds one document under each spelling of its URI', () => {
    const odd = documents.open({
      textDocument: { uri: 'file:///w/a%20%28b%29.js', languageId: 'javascript', version: 1, text: '' },
    });
    assert.equal(documents.get('file:///w/a (b).js'), odd);
  });

  it('knows the line where somebody types', () => {
    assert.equal(document.typedLine, undefined);
    type(1, 0, 'x');
    assert.equal(document.typedLine, 1);
    type(1, 0, '\r\n');
    assert.equal(document.typedLine, 2);
  });

  it('takes changes with turned or outlying ranges as an editor means them', () => {
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 0 } };
    documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ range, text: '' }] });
    assert.equal(document.text.getText(), 'e\r\ntwo\r\n');
    type(0, 90, '!');
    assert.equal(parse().text, 'e!\r\ntwo\r\n');
  });

  it('records edits until it is told to stop', () => {
    const record = document.record();
    type(0, 0, 'x');
    record.stop();
    type(0, 0, 'y');
    assert.deepEqual(record.edits, [{ start: 0, end: 0, text: 'x' }]);
  });
});
