// Runs in the reader's browser, before a sealed page: asks for the passphrase, or takes the key from the link, the tab or the device.
// `staticrypt` is put before it.
const { messages, ...config } = JSON.parse(document.getElementById('sealed').textContent);
const key = `report_key_${config.staticryptSaltUniqueVariableName}`;
const expiry = `${key}_until`;
const form = document.getElementById('gate');
const message = document.getElementById('message');

const opener = staticrypt.init(config, {
  rememberPassphraseKey: key,
  rememberExpirationKey: expiry,
  replaceHtmlCallback: null,
  clearLocalStorageCallback() {
    localStorage.removeItem(key);
    localStorage.removeItem(expiry);
    sessionStorage.removeItem(key);
  },
});

/** Other pages of this tab open without a question, and the key leaves the address, which people copy. */
function afterOpening(hash) {
  try {
    if (hash) sessionStorage.setItem(key, hash);
  } catch {
    // A browser that keeps nothing asks on each page.
  }
  if (linkKey) history.replaceState(null, '', location.pathname);
  // The page was not there yet when the browser looked for the place that the address names.
  else if (location.hash) location.replace(location.hash);
}

const linkKey = /staticrypt_pwd=([0-9a-f]{64})/.exec(location.hash)?.[1];

async function openWithoutAsking() {
  // Tries the link, then what the device remembers; or forgets, when the address says so.
  if ((await opener.handleDecryptOnLoad()).isSuccessful) {
    afterOpening(linkKey);
    return true;
  }
  const kept = sessionStorage.getItem(key);
  if (!kept || !(await opener.handleDecryptionOfPageFromHash(kept, false)).isSuccessful)
    return false;
  afterOpening(kept);
  return true;
}

async function ask(event) {
  event.preventDefault();
  const { passphrase, remember } = form.elements;
  form.open.disabled = true;
  message.textContent = messages.opening;
  try {
    const result = await opener.handleDecryptionOfPage(passphrase.value, remember.checked);
    if (result.isSuccessful) return afterOpening(result.hashedPassword);
    message.textContent = messages.wrong;
  } catch {
    message.textContent = messages.failed;
  }
  form.open.disabled = false;
  passphrase.select();
}

form.addEventListener('submit', ask);
// A share link put into the address bar of the gate loads nothing by itself.
addEventListener('hashchange', () => {
  if (form.isConnected) location.reload();
});

// Not before the gate has loaded: until then, what is written would stand beside it instead of in its place.
addEventListener('load', async () => {
  const opened = await openWithoutAsking().catch(() => false);
  if (opened) return;
  if (location.search || linkKey) history.replaceState(null, '', location.pathname);
  message.textContent = linkKey ? messages.oldLink : '';
  form.hidden = false;
  form.elements.passphrase.focus();
});
