--[[
  Moves an attempt to send the latest text message to a phone forward.

  KEYS
    [1] hash  <namespace>:{t-<hash of phone and purpose>}   written by begin_text.lua

  ARGV
    [1] name of the attempt: 4 bytes
    [2] state
    [3] 'add' for an attempt that is new; else one that is not there belongs to an earlier message

  Returns  { tag }
    { 'moved' }   it is there now, or was further already
    { 'absent' }  nothing is remembered of it

  Notes
    One key, so it runs in Redis Cluster. Two commands.
]]
local key, name, state = KEYS[1], ARGV[1], ARGV[2]
local call = redis.call
local kept = call('HMGET', key, 't', name)
if not kept[1] or not kept[2] and ARGV[3] ~= 'add' then
  return { 'absent' }
end
if (kept[2] or '') < state then
  call('HSET', key, name, state)
end
return { 'moved' }
