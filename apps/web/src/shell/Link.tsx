import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from '../address';

/** A link within the console: no page load on a plain click; a new tab, copying and printing stay the browser's. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  }
  return <a href={href} onClick={follow} {...rest} />;
}
