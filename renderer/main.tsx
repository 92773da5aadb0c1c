import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app';
import { startWindow } from './start-window';

// The content policy forbids `new Function`, which zod would otherwise try.
z.config({ jitless: true });

// A file dropped beside its place would be opened in place of the page, in a browser, and the page be gone.
for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App starting={startWindow()} />
    </StrictMode>,
  );
}
