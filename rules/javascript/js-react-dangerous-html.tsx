import { createElement } from 'react';
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { purify } from './purify';

const NOTICE = '<b>Closed on Sunday</b>';

interface Product {
  name: string;
  description: string;
}

export function ProductCard({ product }: { product: Product }) {
  return (
    <article className="card">
      <h2>{product.name}</h2>
      {/* ruleid: js-react-dangerous-html */}
      <div className="description" dangerouslySetInnerHTML={{ __html: product.description }} />
    </article>
  );
}

export function Post({ text }: { text: string }) {
  const html = marked.parse(text) as string;
  // ruleid: js-react-dangerous-html
  return <section dangerouslySetInnerHTML={{ __html: html }}></section>;
}

export function Snippet({ query, hit }: { query: string; hit: string }) {
  // ruleid: js-react-dangerous-html
  return <p id="hit" dangerouslySetInnerHTML={{ __html: hit.replace(query, `<mark>${query}</mark>`) }} />;
}

export function Plain(props: { html: string }) {
  // ruleid: js-react-dangerous-html
  return createElement('div', { dangerouslySetInnerHTML: { __html: props.html } });
}

export function CleanPost({ text }: { text: string }) {
  const html = sanitizeHtml(marked.parse(text) as string);
  // ok: js-react-dangerous-html
  return <section dangerouslySetInnerHTML={{ __html: html }} />;
}

export function CleanCard({ product }: { product: Product }) {
  // ok: js-react-dangerous-html
  return <div dangerouslySetInnerHTML={{ __html: purify(product.description) }} />;
}

export function Notice() {
  // ok: js-react-dangerous-html
  return <p dangerouslySetInnerHTML={{ __html: NOTICE }} />;
}

export function Break() {
  // ok: js-react-dangerous-html
  return <p dangerouslySetInnerHTML={{ __html: 'one<br>two' }} />;
}

export function StructuredData({ product }: { product: Product }) {
  const data = { '@type': 'Product', name: product.name };
  return (
    // ok: js-react-dangerous-html
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />
  );
}

export function Text({ product }: { product: Product }) {
  // ok: js-react-dangerous-html
  return <p>{product.description}</p>;
}
