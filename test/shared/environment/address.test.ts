import { expect, test } from 'vitest';
import { isHttpAddress, isLoopbackHost } from '../../../shared/environment/address.ts';

test.each([
  ['https://api.example.com', true],
  ['http://127.0.0.1:8080/base', true],
  ['HTTP://API.EXAMPLE.COM', true],
  ['api.example.com', false],
  ['ftp://example.com', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s is an HTTP address: %s', (text, expected) => {
  expect(isHttpAddress(text)).toBe(expected);
});

test.each([
  ['localhost', true],
  ['::1', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['127.example.com', false],
  ['localhost.example.com', false],
  ['128.0.0.1', false],
  ['db.example.com', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});
