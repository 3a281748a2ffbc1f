--[[
  Remembers at the id of a message how far its reports were applied, so that the next of the same costs one command.

  KEYS
    [1] string  <namespace>:{r-<hash of provider and id>}     see claim_message.lua

  ARGV
    [1] name of the attempt: 4 bytes
    [2] state
    [3] tag of what brought the report: 8 bytes

  Returns  { tag }
    { 'settled' }
    { 'absent' }   the id names another message by now, or none

  Notes
    One key, so it runs in Redis Cluster. At most two commands.
]]
local key, state = KEYS[1], ARGV[2]
local call, sub = redis.call, string.sub
local was = call('GETRANGE', key, 0, 12)
if sub(was, 10) ~= ARGV[1] then
  return { 'absent' }
end
if sub(was, 1, 1) < state then
  call('SETRANGE', key, 0, state .. ARGV[3])
end
return { 'settled' }
