// Counts down by itself; the program closes this window when the folder is free.
const seconds = document.getElementById('seconds');
let left = Number(seconds.textContent);
setInterval(() => {
  left = Math.max(0, left - 1);
  seconds.textContent = String(left);
}, 1_000);
document.getElementById('quit').addEventListener('click', () => window.close());
