--[[
  Takes over entries that a consumer was handed and has left alone for too long.

  KEYS
    [1] stream  <namespace>:{inbox}:received   written by keep_received.lua

  ARGV
    [1] the group
    [2] the consumer that takes them
    [3] how long another consumer must have left an entry alone, ms
    [4] how long any consumer must have, after the first time it was handed out, ms; twice as long each time after
    [5] where that doubling ends, ms
    [6] how many at most

  Returns  { tag, ... }
    { 'claimed', id, times, sealed, ... }   the oldest first; how often each was handed out, this time included

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. As many steps as entries are pending, at most 5000: Redis before
    7.0 cannot claim by idle time. An entry that somebody removed is struck from the list of pending ones.
]]
local key, group, me = KEYS[1], ARGV[1], ARGV[2]
local idle, pause, longest, most = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local call, min, max = redis.call, math.min, math.max

local function is_due(owner, alone, times)
  local least = min(longest, pause * 2 ^ min(20, max(0, times - 1)))
  return alone >= (owner == me and least or max(idle, least))
end

local reply, claimed, from = { 'claimed' }, 0, '-'
for page = 1, 50 do
  local pending = call('XPENDING', key, group, from, '+', 100)
  for _, entry in ipairs(pending) do
    local id, times = entry[1], entry[4]
    if claimed < most and is_due(entry[2], entry[3], times) then
      local found = call('XCLAIM', key, group, me, 0, id)[1]
      if found then
        claimed = claimed + 1
        reply[#reply + 1], reply[#reply + 2], reply[#reply + 3] = id, times + 1, found[2][2]
      else
        call('XACK', key, group, id)
      end
    end
  end
  if #pending < 100 or claimed == most then
    break
  end
  local time, place = string.match(pending[100][1], '^(%d+)-(%d+)$')
  from = time .. '-' .. string.format('%.0f', place + 1)
end
return reply
