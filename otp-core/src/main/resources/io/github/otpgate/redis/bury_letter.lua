--[[
  Keeps a dead letter, perhaps in the place of an entry.

  KEYS
    [1] stream  <namespace>:{inbox}:dead       field s: what was sealed
    [2] stream  <namespace>:{inbox}:received   written by keep_received.lua

  ARGV
    [1] how many are kept: the oldest of more are forgotten
    [2] what was sealed
    [3] the group
    [4] the id of the entry that it replaces, or nothing

  Returns  { tag, ... }
    { 'buried' }
    { 'absent' }   the entry was gone, so nothing was kept

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster.
]]
local dead, received, call = KEYS[1], KEYS[2], redis.call

if ARGV[4] ~= '' then
  call('XACK', received, ARGV[3], ARGV[4])
  if call('XDEL', received, ARGV[4]) == 0 then
    return { 'absent' }
  end
end
call('XADD', dead, 'MAXLEN', ARGV[1], '*', 's', ARGV[2])
return { 'buried' }
