--[[
  Says what is known of a phone, and changes nothing.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   written by issue_code.lua

  ARGV
    none

  Returns  { tag, ... }
    { 'known', now, sends, calls, tries, withheld }  Redis' time, ms; three logs of times; nonce (16) and rule, or empty

  Notes
    One key, so it runs in Redis Cluster. O(1).
]]
local time = redis.call('TIME')
local state = redis.call('HMGET', KEYS[1], 'w', 'v', 'g', 'h')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return { 'known', now, state[1] or '', state[2] or '', state[3] or '', state[4] or '' }
