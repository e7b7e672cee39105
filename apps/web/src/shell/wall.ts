import { useEffect } from 'react';

/** How long a screen of the page stands before the next one. */
const A_SCREEN = 20_000;
const OF_IT = 0.9;

/** `?display=wall` on any page: larger, with nothing to press (style/warmap.css); nobody scrolls there, so it turns its pages by itself and begins again. */
export function useWall(onWall: boolean): void {
  useEffect(() => {
    document.documentElement.dataset['display'] = onWall ? 'wall' : '';
    if (!onWall) return undefined;
    const turn = setInterval(() => {
      const last = document.documentElement.scrollHeight - window.innerHeight;
      window.scrollTo({ top: window.scrollY >= last - 1 ? 0 : window.scrollY + window.innerHeight * OF_IT, behavior: 'smooth' });
    }, A_SCREEN);
    return () => clearInterval(turn);
  }, [onWall]);
}
