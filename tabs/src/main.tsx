import './zod-without-eval.ts';
import './main.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { speak } from './language/words.ts';
import { pathOf, preloadPage } from './pages.ts';
import { preloadSignIn } from './sign-in/use-sign-in.ts';
import { loadTheme } from './ui/theme.ts';
import { currentThemeName } from './ui/theme-name.ts';

const root = document.getElementById('root');
if (root) {
  preloadPage(pathOf(location.pathname));
  preloadSignIn();
  Promise.all([loadTheme(currentThemeName()), speak(navigator.languages)]).then(
    ([firstTheme]) => createRoot(root).render(<App firstTheme={firstTheme} />),
    () => {
      root.textContent = 'Fleet could not be loaded. Check your connection and reload the page.';
    },
  );
}
