import { describe, expect, it } from 'vitest';
import { phoneNumberIn } from '../../../shared/escalation/phone-number.ts';

describe('the number to dial', () => {
  it.each([
    ['090-1234-5678', '09012345678'],
    ['０９０－１２３４－５６７８', '09012345678'],
    ['03(1234)5678', '0312345678'],
    ['+81 90-1234-5678', '+819012345678'],
    ['+81 (0)90-1234-5678', '+819012345678'],
    ['電話 03-1234-5678 / #dba', '0312345678'],
    ['tel: 0312345678', '0312345678'],
    ['#dba', null],
    ['内線 1234', null],
    ['sato@example.com', null],
    ['https://example.com/call/0312345678', null],
    ['2026-11-24', null],
    ['1234567890123456', null],
  ])('of %s is %s', (contact, number) => expect(phoneNumberIn(contact)).toBe(number));
});
