--[[
  Keeps what a vendor told, all of it or nothing.

  KEYS
    [1] stream  <namespace>:{inbox}:received   field s: what was sealed

  ARGV
    [1]   how many entries may wait
    [2..] what was sealed, an entry each

  Returns  { tag, ... }
    { 'kept' }
    { 'full' }   too much waits, nothing was kept

  Notes
    One key, so it runs in Redis Cluster. A write for each entry, whatever waits. Entries leave by settle_received.lua
    and bury_letter.lua.
]]
local key, call = KEYS[1], redis.call

if call('XLEN', key) + #ARGV - 1 > tonumber(ARGV[1]) then
  return { 'full' }
end
for i = 2, #ARGV do
  call('XADD', key, '*', 's', ARGV[i])
end
return { 'kept' }
