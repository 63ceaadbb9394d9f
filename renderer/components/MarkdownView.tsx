import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { type ComponentProps, useMemo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { safeTreeOf } from '../../shared/markdown/safe-tree.ts';
import styles from './MarkdownView.module.css';

type MarkdownViewProps = {
  markdown: string;
  /** Names the region for screen readers. */
  label: string;
};

/** Markdown as it will be read. Heavy: always imported lazily. */
export function MarkdownView({ markdown, label }: MarkdownViewProps) {
  const content = useMemo(
    () => toJsxRuntime(safeTreeOf(markdown), { Fragment, jsx, jsxs, components: { a: OutwardLink, table: WideTable } }),
    [markdown],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section className={styles.markdown} aria-label={label} tabIndex={0}>
      {content}
    </section>
  );
}

/** A link of a document opens beside the app; one within the document would be taken for a place in the app, so it is text. */
function OutwardLink({ href, children }: ComponentProps<'a'>) {
  if (href === undefined || href.startsWith('#')) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** A table wider than its place scrolls by itself, and leaves the text where it is. */
function WideTable({ children }: ComponentProps<'table'>) {
  return (
    <div className={styles.wide}>
      <table>{children}</table>
    </div>
  );
}
