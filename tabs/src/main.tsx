import './zod-without-eval.ts';
import './main.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { speak } from './language/words.ts';
import { pathOf, preloadPage } from './pages.ts';

const root = document.getElementById('root');
if (root) {
  preloadPage(pathOf(location.pathname));
  speak(navigator.languages).then(
    () => createRoot(root).render(<App />),
    () => {
      root.textContent = 'Fleet could not be loaded. Check your connection and reload the page.';
    },
  );
}
