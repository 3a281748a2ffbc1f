--[[
  Forgets the parts of a long reply that were handed out and have arrived. Their digests stay, to recognise them.

  KEYS
    [1] hash  <namespace>:{parts-<n>}:<message hash or random>   written by add_part.lua
    [2] zset  <namespace>:{parts-<n>}:open                       written by add_part.lua

  ARGV
    [1] u as it was handed out, ms: tells this message from a later one of that name
    [2] how long the parts are recognised, ms

  Returns  { tag }
    { 'settled' }  it is not handed out again
    { 'absent' }   it was handed out again, or there is another message

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. As many steps as parts, at most 255.
]]
local key, due, known = KEYS[1], ARGV[1], ARGV[2]
local call = redis.call
if call('HGET', key, 'u') ~= due then
  return { 'absent' }
end
local fields = {}
for _, field in ipairs(call('HKEYS', key)) do
  if field == 'u' or string.sub(field, 1, 1) == 'p' then
    fields[#fields + 1] = field
  end
end
call('HDEL', key, unpack(fields))
call('PEXPIRE', key, known)
call('ZREM', KEYS[2], key)
return { 'settled' }
