import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Ruby', () => {
  testEntryPoints('ruby', [
    [
      'routes of Rails',
      `Rails.application.routes.draw do
  get '/login', to: 'sessions#new'
  post '/login' => 'sessions#create'
  namespace :admin do
    delete 'users/:id', to: 'users#destroy'
  end
end`,
      [
        'http GET /login sessions.new [] 2:3-15 → sessions.new',
        'http POST /login sessions.create [] 3:8-16 → sessions.create',
        'http DELETE /admin/users/:id users.destroy [] 5:5-23 → users.destroy',
      ],
      'config/routes.rb',
    ],
    [
      'actions of Rails, with what runs before which',
      `class PatientsController < ApplicationController
  before_action :authenticate_user!
  before_action :owner, only: [:show, :update]
  skip_before_action :authenticate_user!, only: [:index]
  before_action :admin, except: :index
  def index
  end
  def show
    1
  end
  private
  def helper
  end
end`,
      [
        'http PatientsController.index [] 6:7-12 = 6-7',
        'http PatientsController.show [authenticate_user!, owner, admin] 8:7-11 = 8-10',
      ],
    ],
    [
      'methods of other classes',
      `class Helper < Base
  def show
  end
end`,
      [],
    ],
    [
      'Sinatra',
      `get '/hello/:name' do
  params[:name]
end
cache.get 'x'`,
      ['http GET /hello/:name GET /hello/:name [] 1:1-19 = 1-3'],
    ],
    [
      'Grape',
      `class Api < Grape::API
  namespace :v1 do
    resource :users do
      post ':id' do
        1
      end
    end
  end
end`,
      ['http POST /v1/users/:id POST /v1/users/:id [] 4:7-17 = 4-6'],
    ],
    [
      'jobs',
      `class Worker
  include Sidekiq::Worker
  def perform(id)
  end
end
class MailJob < ApplicationJob
  def perform(id)
  end
end
class Other
  def perform(id)
  end
end`,
      ['queue Worker.perform [] 3:7-14 = 3-4', 'queue MailJob.perform [] 7:7-14 = 7-8'],
    ],
    [
      'channels',
      `class ChatChannel < ApplicationCable::Channel
  def speak(data)
  end
  private
  def room
  end
end`,
      ['websocket ChatChannel.speak [] 2:7-12 = 2-3'],
    ],
    [
      'mutations',
      `class Pay < Mutations::BaseMutation
  def resolve(id:)
  end
  def other
  end
end`,
      ['graphql Pay.resolve [] 2:7-14 = 2-3'],
    ],
  ]);
});
